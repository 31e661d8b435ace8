import type { SettingName } from './settings.ts'

/** What an attribute can be said of. */
export type AttributePlace = 'block' | 'section' | 'document'

/** How an attribute's value is spelled. A flag needs none. */
export type ValueKind = 'flag' | 'name' | 'names' | 'texts' | 'duration' | 'choice' | 'path' | 'text'

/** One attribute: what an author may write to correct us, without changing how the page renders. */
export interface Attribute {
  readonly name: SettingName
  /** Another spelling of the name. */
  readonly alias: string | null
  readonly value: ValueKind
  /** Of kind `choice`: what may be chosen. */
  readonly choices: readonly string[]
  readonly where: readonly AttributePlace[]
  /** One sentence. */
  readonly meaning: string
  readonly example: string
}

const attribute = (
  name: SettingName,
  value: ValueKind,
  where: string,
  example: string,
  meaning: string,
  more: { readonly alias?: string; readonly choices?: readonly string[] } = {},
): Attribute => ({
  name,
  alias: more.alias ?? null,
  value,
  choices: more.choices ?? [],
  where: where.split(' ') as AttributePlace[],
  meaning,
  example,
})

const everywhere = 'block section document'

/** Every attribute there is. Completion, hover, checking and the manual are made from this table. */
export const attributes: readonly Attribute[] = [
  attribute(
    'hosts',
    'names',
    everywhere,
    'hosts=db1,db2',
    'Where it runs: on a block instead of what prompts and prose say, on a section or document where they say nothing.',
    { alias: 'host' },
  ),
  attribute('user', 'name', everywhere, 'user=postgres', 'Who runs it, whatever the prompts say.'),
  attribute('root', 'flag', everywhere, 'root', 'It is run as root: refused in a session of another user.'),
  attribute(
    'timeout',
    'duration',
    everywhere,
    'timeout=5m',
    'How long a step may run before it is ended as timed out.',
  ),
  attribute('confirm', 'flag', everywhere, 'confirm', 'The operator is asked before a step runs.'),
  attribute(
    'run',
    'flag',
    everywhere,
    'run=false',
    'A block is a step whatever it looks like; `run=false`: nothing in it is a step.',
  ),
  attribute('output', 'flag', 'block', 'output', 'The block shows what a program prints, and is no step.'),
  attribute('manual', 'flag', 'block section', 'manual', 'It is done by hand; `manual=false`: it is nothing to do.'),
  attribute('file', 'path', 'block', 'file=/etc/app.conf', 'The block is the content of this file.'),
  attribute('language', 'name', 'block', 'language=sql', 'What the block is written in, whatever it is coloured as.'),
  attribute('title', 'text', 'block', 'title="Stop all servers"', 'What the step is called.'),
  attribute(
    'hash',
    'choice',
    everywhere,
    'hash=comment',
    'What `# ` at the start of a line is: the prompt of root, or a comment.',
    {
      choices: ['root', 'comment'],
    },
  ),
  attribute(
    'literal',
    'names',
    'block document',
    'literal=DEBUG,X',
    'Words that stand as they are and are no placeholders.',
  ),
  attribute(
    'rollback',
    'flag',
    'section',
    'rollback',
    'The section undoes another and is entered on request only; `rollback=false`: it is part of the way.',
  ),
  attribute(
    'procedures',
    'texts',
    'document',
    'procedures="Upgrade, Clean up"',
    'The titles of the sections that are followed; nothing outside them is a step.',
  ),
]

const byName: ReadonlyMap<string, Attribute> = new Map(
  attributes.flatMap(one => [one.name, one.alias].flatMap(name => (name === null ? [] : [[name, one] as const]))),
)

/** The attribute that goes by a name; null for one that there is not. */
export const attributeNamed = (name: string): Attribute | null => byName.get(name.toLowerCase()) ?? null

/** Every spelling of every attribute's name. */
export const attributeNames: readonly string[] = [...byName.keys()]

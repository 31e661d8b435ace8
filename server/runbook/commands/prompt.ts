import { commandNames } from './command-names.ts'
import { programPrompts } from './program-prompts.ts'

/**
 * What a line's prompt looks like, by its spelling alone; whether it is one is for the transcript to say.
 *
 *     (venv) root@db1:/srv# psql
 *     ^^^^^^^^^^^^^^^^^^^^^^     length 23 with the blank; user root, host db1, sigil #
 */
export interface PromptShape {
  /** Blanks before the prompt. */
  readonly indent: number
  /** Up to the sigil, without the blanks around it. */
  readonly text: string
  /** Offset in the line of what stands behind the prompt. */
  readonly length: number
  readonly user: string | null
  readonly host: string | null
  /** A shell's `#`. */
  readonly root: boolean
  readonly language: string
  /**
   * How much of a prompt it is by itself: `sure` (`$`, `user@host:~$`, `mysql>`), `likely` (`db1#`, `[db1]#`), or
   * `open` to context (`#`, `>`, `%`, and a word, a blank and `#`, which may be a command and its comment).
   */
  readonly strength: 'sure' | 'likely' | 'open'
}

type Read = (match: RegExpExecArray) => Omit<PromptShape, 'indent' | 'text' | 'length'> | null

const NAME = String.raw`[A-Za-z0-9_][\w.-]*|<[^<>\s]+>|\{\{? ?[\w.-]+ ?\}?\}`
/** The branch that a prompt shows behind the folder: `(main)`, `main*`. */
const BRANCH = String.raw`(?: ?\([^()\s]{1,60}\)| [\w./-]{1,60}[*+!✗✓±]{1,3})`
const VENV = String.raw`(?:\([^()\s]{1,60}\) ?)`

const shapes: readonly (readonly [RegExp, Read])[] = [
  // C:\Users\me>dir
  [
    /^[A-Za-z]:\\[^<>|:"\n]{0,120}>(?=\w)/,
    () => ({ user: null, host: null, root: false, language: 'batch', strength: 'sure' }),
  ],
  ...programPrompts.map(([pattern, language]): readonly [RegExp, Read] => [
    new RegExp(`^(?:${pattern.source})(?=\\s|$)`, pattern.flags),
    () => ({ user: null, host: null, root: false, language, strength: 'sure' }),
  ]),
  // switch(config-if)#   (config)#   $ (config)   of a network device that is being configured
  [
    /^(?:([\w.-]+)?\(conf(?:ig)?[^)\s]*\)#|[$>] \(conf(?:ig)?[^)\s]*\)[#>]?)(?=\s|$)/,
    ([, host]) => ({ user: null, host: host ?? null, root: false, language: 'network', strength: 'sure' }),
  ],
  // [nix-shell:~]$   of no host
  [/^\[nix-shell:[^\]\n]{0,120}\] ?([$#])(?=\s|$)/, ([, sigil]) => shell(null, null, sigil, 'sure')],
  // [root@esx1:~] esxcli   without a sigil
  [
    new RegExp(String.raw`^\[(${NAME})@(${NAME}):[~/][^\]\s]{0,120}\](?= [a-z./])`),
    ([, user = '', host = '']) => shell(user, host, '', 'sure'),
  ],
  // [root@host ~]#   [stack@undercloud (overcloud)]$
  [
    new RegExp(String.raw`^${VENV}?\[(?:(${NAME})@)?(${NAME})(?:[ :][^\]\n]{0,120})?\] ?([$#%>❯])(?=\s|$)`),
    ([, user, host = '', sigil]) =>
      shell(user ?? null, host, sigil, user === undefined ? (/^\d+$/.test(host) ? null : 'likely') : 'sure'),
  ],
  // root@db1:/srv#   user@mac ~ %   core@node-0 ~ $
  [
    new RegExp(
      String.raw`^${VENV}?(${NAME})@(${NAME}|(?=:))(?::[^\s$#%>❯]{0,120}| [~/][^\s$#%>❯]{0,120})?${BRANCH}? ?([$#%>❯])(?=\s|$)`,
    ),
    ([, user = '', host = '', sigil]) => shell(user, host === '' ? null : host, sigil, 'sure'),
  ],
  // acs-manager ~$   localhost /etc #
  [
    new RegExp(String.raw`^${VENV}?(${NAME}) [~/][\w./-]{0,120} ?([$#%])(?=\s|$)`),
    ([, host = '', sigil]) =>
      commandNames.has(host) ? null : shell(null, host, sigil, sigil === '$' ? 'sure' : 'likely'),
  ],
  // macbook:src me$   src macbook$
  [
    new RegExp(String.raw`^${VENV}?(?:(${NAME}):\S{1,60} (${NAME})|[\w.-]{1,40} (${NAME}))\$(?=\s|$)`),
    ([, host, user, last]) => shell(user ?? null, host ?? last ?? null, '$', 'likely'),
  ],
  // ~/src$   /srv#   / #   ~ %
  [
    new RegExp(String.raw`^[~/][\w./-]{0,120}${BRANCH}? ?([$#%❯])(?=\s|$)`),
    ([, sigil]) => shell(null, null, sigil, 'sure'),
  ],
  // sh-4.4#   bash$
  [/^(?:ba|z|k|da|a|c|tc|fi)?sh(?:-\d[\w.]*)? ?([$#%])(?=\s|$)/, ([, sigil]) => shell(null, null, sigil, 'sure')],
  // (venv) $   (dbrestore) #
  [new RegExp(String.raw`^${VENV}([$#%>❯])(?=\s|$)`), ([, sigil]) => shell(null, null, sigil, 'sure')],
  // astakos.host$   db1:~ #   astakos.host  #
  [
    new RegExp(String.raw`^${VENV}?(${NAME})(:[~/][^\s$#%>❯]{0,120})?( {0,8})([$#%])(?=\s|$)`),
    ([, host = '', path, blanks, sigil]) =>
      !/[A-Za-z<{]/.test(host)
        ? null
        : shell(
            null,
            host,
            sigil,
            sigil === '$' || path !== undefined ? 'sure' : blanks === '' && sigil === '#' ? 'likely' : 'open',
          ),
  ],
  [/^➜ {1,2}\S{1,60}(?: git:\(\S{1,60}\))?(?: ✗)?(?=\s|$)/, () => shell(null, null, '$', 'sure')],
  // $>   as some write it for a shell
  [/^(?:\$>|[$❯])(?=\s|$)/, () => shell(null, null, '$', 'sure')],
  [/^([#%>])(?=\s+\S)/, ([, sigil]) => shell(null, null, sigil, 'open')],
]

/** What a prompt may begin with that says nothing of who types where: the time, a branch. */
const before = /^(?:\[?(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]? |\[[\w./-]{1,60}\] (?=[~/]))(?=\S)/

/** The prompt at a line's start, if its spelling can be one: at least one blank (or nothing) follows the sigil. */
export function promptShape(line: string): PromptShape | null {
  const shape = shapeAt(line)
  const first = shape === null ? before.exec(line.trimStart().slice(0, 100))?.[0] : undefined
  if (first === undefined) return shape
  const indent = line.length - line.trimStart().length
  const rest = shapeAt(line.slice(indent + first.length))
  if (rest?.strength !== 'sure' || rest.indent > 0) return null
  return { ...rest, indent, text: first + rest.text, length: indent + first.length + rest.length }
}

function shapeAt(line: string): PromptShape | null {
  const indent = line.length - line.trimStart().length
  // Prompts are short; a longer head of a line cannot matter.
  const head = line.slice(indent, indent + 320)
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(head)
    if (match === null) continue
    const rest = read(match)
    if (rest === null) continue
    const text = match[0]
    const after = line.slice(indent + text.length)
    return { indent, text, length: line.length - after.trimStart().length, ...rest }
  }
  return null
}

/** Names that stand before a sigil for who types, not for where. */
const userNames = new Set(['root', 'user', 'postgres', 'admin', 'administrator'])

function shell(
  user: string | null,
  host: string | null,
  sigil: string | undefined,
  strength: PromptShape['strength'] | null,
): ReturnType<Read> {
  if (strength === null) return null
  const isUser = user === null && host !== null && userNames.has(host.toLowerCase())
  return { user: isUser ? host : user, host: isUser ? null : host, root: sigil === '#', language: 'sh', strength }
}

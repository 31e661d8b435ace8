import type { CommandDraft } from '../commands/draft.ts'
import type { Language, NestedSession, Prompt } from '../model.ts'
import { leaves } from './leaving.ts'
import { openingOf } from './opening.ts'

/** A nested session that has been opened and not been left yet, with what its prompts tell. */
interface Open extends NestedSession {
  /** The prompt that its opener stood behind: where one is again after it. */
  readonly outer: string | null
  /** The prompt that was seen in it; null when none was. */
  readonly own: string | null
}

/** The sessions that are open where a block stands, the outermost first. */
export type Sessions = readonly Open[]

/** Deeper than anybody nests. */
const DEEPEST = 8

/**
 * Tells of each command of a block in which of the open sessions it is typed, and which are open behind the block.
 *
 *     $ su - postgres
 *     $ psql              inside `su - postgres`
 *     shop=# SELECT 1;    inside `su - postgres`, `psql`
 */
export function placeCommands(
  drafts: readonly CommandDraft[],
  sessions: Sessions,
): { readonly drafts: readonly CommandDraft[]; readonly sessions: Sessions } {
  let open = sessions
  const openedHere = new Set<string>()
  const placed = drafts.map(draft => {
    const text = draft.lines.map(line => line.text).join('\n')
    open = sessionsAround(draft, text, open, openedHere)
    const inside = open.map(({ opener, language, user, host }): NestedSession => ({ opener, language, user, host }))
    const opening = draft.language === 'sh' ? openingOf(text) : null
    if (leaves(text)) open = open.slice(0, -1)
    else if (opening !== null && open.length < DEEPEST) {
      openedHere.add(text)
      open = [...open, { opener: text, ...opening, outer: keyOf(draft.prompt), own: null }]
    }
    return inside.length === 0 ? draft : { ...draft, inside }
  })
  return { drafts: placed, sessions: open }
}

/** Those of the open sessions that a command is typed in, by its prompt and its language. */
function sessionsAround(draft: CommandDraft, text: string, open: Sessions, openedHere: ReadonlySet<string>): Sessions {
  if (open.length === 0) return open
  // Nobody enters a place that he is in already, and a container does not hold the program that has let him in.
  const tool = containerTool(text)
  const again = open.findIndex(({ opener }) => opener === text || (tool !== null && containerTool(opener) === tool))
  if (again >= 0) return open.slice(0, again)
  let end = open.length
  // What leaves a program is spelled as in a shell.
  if (draft.prompt?.language !== 'sh' && leaves(text)) return open
  while (end > 0 && open[end - 1]?.language !== 'sh' && !speaks(draft.language, open[end - 1]?.language)) end--
  const around = open.slice(0, end)
  const { prompt } = draft
  const innermost = around.at(-1)
  if (prompt?.language !== 'sh' || innermost?.language !== 'sh') return around
  return withPrompt(prompt, around, innermost, openedHere.has(innermost.opener))
}

/** Those of the open shells that a prompt belongs to: it shows that one is within, or outside again. */
function withPrompt(prompt: Prompt, open: Sessions, innermost: Open, isOpenedHere: boolean): Sessions {
  const key = keyOf(prompt)
  if (innermost.own === key) return open
  const says = saysWhere(prompt)
  // The prompt of before, where prompts within look otherwise.
  const left = open.findLastIndex(({ outer, own }) => outer === key && own !== key && (own !== null || says))
  if (left >= 0) return open.slice(0, left)
  if (!says) return innermost.own === null ? learn(open, key) : open
  if (isOpenedHere && innermost.own === null) return learn(open, key)
  const level = open.findLastIndex(({ own }) => own === key)
  if (level >= 0) return open.slice(0, level + 1)
  const expected = open.findLastIndex(session => isExpected(prompt, session))
  return learn(open.slice(0, expected + 1), key)
}

const learn = (open: Sessions, own: string | null): Sessions =>
  open.map((session, index) => (index === open.length - 1 ? { ...session, own } : session))

/** Whether a prompt may be that of a session, by what is known of both. */
function isExpected({ user, host }: Prompt, session: Open): boolean {
  const known = session.own === null ? null : /@([^@\s$#%]+)/.exec(session.own)?.[1]
  if (known != null) return host === known
  if (session.host !== null && host !== null && isName(session.host) && isName(host)) {
    const short = (name: string) => name.toLowerCase().split('.', 1)[0]
    return short(session.host) === short(host)
  }
  return session.user === null || user === null || session.user === user
}

/** Not an address, a variable or a placeholder, which may be anything's. */
const isName = (host: string): boolean => /^[A-Za-z][\w.-]*$/.test(host)

const saysWhere = ({ user, host }: Prompt): boolean => user !== null || host !== null

/** A prompt without the folder that it shows. */
const keyOf = (prompt: Prompt | null): string | null =>
  prompt === null
    ? null
    : prompt.language !== 'sh'
      ? prompt.language
      : saysWhere(prompt)
        ? `${prompt.user ?? ''}@${prompt.host ?? ''}${prompt.root ? '#' : '$'}`
        : prompt.text.replace(/[~/][\w./-]*/g, '~').replace(/\s+/g, '')

/** The program that lets one into containers, when a command calls one. */
function containerTool(command: string): string | null {
  const name = /^(?:sudo\s+)?(docker|podman|nerdctl|crictl|kubectl|oc|lxc|incus)(?:-compose|-attach)?\s/.exec(
    command,
  )?.[1]
  return name ?? null
}

/** Whether a command of this language is typed in a program of that one. */
export const speaks = (language: Language, program: Language | undefined): boolean =>
  language === program || (language === 'program' && program !== 'sh')

/** Those of the sessions open before a section that are open behind it, too. */
export function stillOpen(before: Sessions, after: Sessions): Sessions {
  const left = before.findIndex(({ opener }, index) => after[index]?.opener !== opener)
  return left < 0 ? before : before.slice(0, left)
}

/** Whether the same is known of the same sessions. */
export const areSameSessions = (a: Sessions, b: Sessions): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((session, index) => {
      const other = b[index]
      return (
        session.opener === other?.opener &&
        session.language === other.language &&
        session.user === other.user &&
        session.host === other.host &&
        session.outer === other.outer &&
        session.own === other.own
      )
    }))

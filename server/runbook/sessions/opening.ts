import { parseShell } from '../../shell/parse.ts'
import { maskPlaceholders } from '../commands/mask.ts'
import type { Language } from '../model.ts'
import { programNames, programOpenedBy } from './programs.ts'
import { shellNames, shellOpenedBy } from './shells.ts'

/** What a command opens: a shell or a program, in which the commands after it are typed. */
export interface Opening {
  readonly language: Language
  /** Who one is in it, when the command says so. */
  readonly user: string | null
  /** Where one is, when it is another machine. */
  readonly host: string | null
}

/** No command that opens something is longer. */
const LONGEST = 2000

/** A cheap look that spares most commands the parser. */
const mayOpen = new RegExp(
  `(?:^|[\\s/])(?:python[\\d.]*|\\S*manage\\.py|django-admin|rails|gitlab-rails|${[...shellNames, ...programNames].join('|')})(?:\\s|;|$)`,
)

/**
 * What a shell command opens: `su - postgres`, `ssh db1`, `docker exec -it web bash`, `mysql -u root`. Null when it does its
 * work and comes back, as `ssh db1 uptime` and `mysql < dump.sql` do.
 */
export function openingOf(command: string): Opening | null {
  if (command.length > LONGEST || !mayOpen.test(command)) return null
  const words = lastCall(command)
  return words === null ? null : openedBy(words)
}

/** The language of the program, no shell, that a command opens; null when it opens none. */
export function programIn(command: readonly { readonly text: string }[]): Language | null {
  const language = openingOf(command.map(({ text }) => text).join('\n'))?.language ?? 'sh'
  return language === 'sh' ? null : language
}

/** The words of the call that a command ends in; null when others feed it or take what it prints. */
function lastCall(command: string): readonly string[] | null {
  const text = maskPlaceholders(command)
  const { commands, errors, complete } = parseShell(text)
  if (errors.length > 0 || !complete) return null
  const call = commands.findLast(({ span }) => /^[\s;]*(?:#.*)?$/.test(text.slice(span.end)))
  if (call?.name == null || !/(?:^|&&|;|\n)\s*$/.test(text.slice(0, call.span.start))) return null
  if (call.redirections.some(({ operator }) => !operator.startsWith('2'))) return null
  // A placeholder stands as the document has it, and so does what only the shell knows.
  return [call.name, ...call.arguments].map(({ text: word, span: { start, end } }) =>
    word === null || text.slice(start, end) !== command.slice(start, end) ? command.slice(start, end) : word,
  )
}

/** What a call opens, given its words; looks through what carries it, such as `sudo` and `docker exec`. */
export function openedBy(words: readonly string[]): Opening | null {
  const [path = '', ...rest] = words
  const name = path.slice(path.lastIndexOf('/') + 1)
  const shell = shellOpenedBy(name, rest, openedBy)
  if (shell !== null) return shell
  const language = programOpenedBy(name, rest)
  return language === null ? null : { language, user: null, host: null }
}

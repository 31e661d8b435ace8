import { commandNames } from '../../commands/command-names.ts'
import { programNames } from '../../sessions/programs.ts'
import { shellNames } from '../../sessions/shells.ts'
import type { Span } from './span.ts'

const WHERE = String.raw`(?:in|inside|within|from|at)(?:\s+(?:the|your|an?|this))?`
const PROMPT = String.raw`(?:\s+(?:interactive\s+)?(?:prompt|shell|console|session|client|interpreter|repl|monitor|cli|command line))`
const NAME = '(`?)([A-Za-z][\\w.+-]{0,40})\\1'

const behind = new RegExp(
  String.raw`^\s*(?:commands?\s+|query\s+|statement\s+)?${WHERE}\s+${NAME}(${PROMPT})?(?=\s*(?:$|[.,;:)]|to\b|and\b|first\b|again\b))`,
  'i',
)
const before = new RegExp(
  String.raw`(?:^|[.!?:;,(]\s+|\b(?:then|and|now)\s+)${WHERE}\s+${NAME}(${PROMPT})?\s*,?\s+(?:(?:then|now|please)\s+)?(?:run|execute|issue|type|enter|use|do)\b[^.]{0,40}$`,
  'i',
)

/** Shells, and words that come before "prompt" or "shell" without naming a program. */
const NO_PROGRAM =
  /^(?:the|a|an|your|this|that|same|new|root|another|separate|local|remote|command|shell|terminal|bash|sh|zsh|login|dos|cmd|admin|administrator|elevated|ssh|container|pod|debug|rescue|toolbox|aws|cloud|web|linux|unix|docker|first|second|other|tmux|screen|order|case|turn|addition|parallel|background|production|place|which)$/i

/** Whether a word is a shell's name, or says nothing before "prompt" and "shell". */
export const isNoProgram = (name: string): boolean => NO_PROGRAM.test(name) || shellNames.includes(name)

/** Whether a word is a program's name, by itself: one that everybody calls, or one that ends as such names do. */
export const isProgramName = (name: string): boolean =>
  /(?:cli|ctl|sh|sql|repl|shell|console)$/i.test(name) || commandNames.has(name) || programNames.includes(name)

/**
 * The program at whose prompt the text says that a command is typed: "Run `x` in `appcli`", "At the psql prompt, run `x`". Null
 * when it names no such program: a folder ("in `frontend`"), a shell.
 */
export function programAround(span: Span): string | null {
  const found = behind.exec(span.spokenTail) ?? before.exec(span.spokenHead)
  if (found === null) return null
  const [, quote = '', name = '', prompt = ''] = found
  if (isNoProgram(name)) return null
  if (prompt !== '' || programNames.includes(name)) return name
  // Without a code span and without "prompt" a word is a place of any kind.
  if (quote === '' || name.includes('.')) return null
  if (isProgramName(name) || span.context.known.has(name)) return name
  // What a shell takes is run in a folder of that name.
  return span.likeness === 'command' || span.isProgram ? null : name
}

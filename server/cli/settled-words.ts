import type { LineDecision } from '../run/event.ts'
import type { SettledLines } from '../run/settled-lines.ts'

type Line = Pick<SettledLines['lines'][number], 'line' | 'text' | 'as' | 'by'>

const became: Readonly<Record<LineDecision, string>> = { run: 'run', output: 'taken for output', leave: 'left out' }

/** What happened to a line in doubt, in words. */
export const decisionWords = (as: LineDecision): string => became[as]

/** Who decided: a person, or the option `--unread`. */
const byWhom = (by: string): string => (by === '--unread' ? 'by --unread' : `by the word of ${by}`)

/** What happened to each line in doubt: `line 7 left out by the word of alice: | web | 1/1 |`. */
export const settledWords = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ line, text, as, by }) => `line ${line} ${became[as]} ${byWhom(by)}: ${oneLine(text)}`)

/** The same for all lines, in short: `lines 7, 9 left out by the word of alice; line 8 run by --unread`. */
export function settledSummary(lines: readonly Line[]): string {
  const numbers = new Map<string, number[]>()
  for (const { line, as, by } of lines) {
    const words = `${became[as]} ${byWhom(by)}`
    numbers.set(words, [...(numbers.get(words) ?? []), line])
  }
  return [...numbers].map(([words, of]) => `line${of.length === 1 ? '' : 's'} ${of.join(', ')} ${words}`).join('; ')
}

const longest = 120

const oneLine = (text: string): string => {
  const line = text.replace(/\s*\n\s*/g, ' ⏎ ')
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

import type { Doubt } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import { shownLine } from '../text/shown-text.ts'
import type { Refused } from './gate.ts'

/** Why a step with undecided lines does not start; null when there are none. */
export function unreadRefusal(doubts: readonly Doubt[], source: SourceText | undefined): Refused | null {
  const [first] = doubts
  if (first === undefined) return null
  const lines = linesInDoubt(doubts)
  const place = source === undefined ? '' : `line ${source.lineAt(first.command.span.start)}, `
  const one = lines === 1
  const message = `${one ? '1 line is' : `${lines} lines are`} in doubt (${one ? '' : 'the first is '}${place}${shortened(first.command.text)}): say whether ${one ? 'it runs' : 'each runs'}, is output, or is left out (option --unread run, output or leave)`
  return { reason: 'unread', message }
}

/** How many lines of the document are in doubt. */
export const linesInDoubt = (doubts: readonly Doubt[]): number =>
  doubts.reduce((sum, { command }) => sum + Math.max(1, command.lines.length), 0)

/** Enough of a line to recognise it, safe to show. */
export function shortened(text: string, limit = 60): string {
  const [line = ''] = text.split('\n', 1)
  const isCut = line.length > limit
  return `“${shownLine(isCut ? line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '') : line)}${isCut || line.length < text.length ? '…' : ''}”`
}

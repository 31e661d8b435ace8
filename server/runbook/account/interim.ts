import type { CodeLine } from '../../markup/block.ts'
import type { CommandDraft } from '../commands/draft.ts'
import { Ledger } from './ledger.ts'
import type { Account } from './account.ts'

export function accountOfDrafts(
  lines: readonly CodeLine[],
  drafts: readonly CommandDraft[],
  isLaw: boolean,
  rest: 'content' | 'output',
): Account {
  const ledger = new Ledger(lines, 0)
  const at = new Map(lines.map((line, index) => [line.span.end, index]))
  const find = (line: CodeLine) => {
    for (const [index, l] of lines.entries())
      if (line.span.start >= l.span.start && line.span.end <= l.span.end) return index
    return at.get(line.span.end) ?? -1
  }
  for (const { lines: own, prompt, language, output } of drafts) {
    const index = find(own[0]!)
    ledger.command(
      index,
      own.length,
      { prompt, language },
      own.map((l, k) => (lines[index + k]?.text.trimEnd().length ?? 0) - l.text.length),
    )
    for (const line of output) {
      const o = find(line)
      if (isLaw)
        ledger.unread(
          o,
          1,
          { prompt: null, language: 'sh' },
          'It looks like output, in a block that is marked as shell.',
        )
      else ledger.line(o, 'output')
    }
  }
  for (const [index, line] of lines.entries())
    if (!ledger.has(index)) {
      if (/^\s*#/.test(line.text)) ledger.line(index, drafts.length > 0 ? 'comment' : 'content')
      else if (isLaw && drafts.length > 0)
        ledger.unread(index, 1, { prompt: null, language: 'sh' }, 'It does not look like a command.')
      else ledger.line(index, drafts.length > 0 ? 'output' : rest)
    }
  return ledger.done()
}

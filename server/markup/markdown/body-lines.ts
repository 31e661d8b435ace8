import type { CodeLine } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { trimBlank } from './code-lines.ts'
import type { View } from './view.ts'

/** The offset behind `quotes` quote markers of the line from `start` to `end`; where one is missing, behind the last. */
function behindQuotes(text: string, start: number, end: number, quotes: number): number {
  let offset = start
  for (let found = 0; found < quotes; found++) {
    let next = offset
    while (next < end && (text[next] === ' ' || text[next] === '\t')) next++
    if (text[next] !== '>' || next >= end) return offset
    offset = next + 1
    if (found === quotes - 1 && text[offset] === ' ' && offset < end) offset++
  }
  return offset
}

/**
 * The lines of `at`, from the one that is the `skipped`th, as the reader sees them within their containers: without
 * the markers of `quotes` block quotes and without common indentation.
 */
export function bodyLines(at: Span, skipped: number, quotes: number, view: View): CodeLine[] {
  const { text } = view.lines
  const first = view.lines.lineAt(at.start)
  const spans: Span[] = []
  for (let number = first + skipped; number <= view.lines.lineAt(at.end); number++) {
    const line = view.lines.lineSpan(number)
    const end = Math.min(line.end, at.end)
    // In the line where the container begins, marks of others may stand in front of its own.
    const start = number === first ? behindQuotes(text, at.start, end, 1) : behindQuotes(text, line.start, end, quotes)
    spans.push({ start: Math.min(start, end), end })
  }
  let common = Infinity
  for (const { start, end } of spans) {
    const indent = text.slice(start, end).search(/[^ \t]/)
    if (indent >= 0) common = Math.min(common, indent)
  }
  const lines = spans.map(({ start, end }): CodeLine => {
    const from = Math.min(end, start + common)
    return { text: text.slice(from, end), span: { start: view.sourceOf(from), end: view.sourceOf(end) } }
  })
  return trimBlank(lines)
}

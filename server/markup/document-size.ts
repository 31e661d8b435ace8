/**
 * How large a document is before it has been read: a guess by the look of its lines, which keeps what is larger than
 * any guide from readers that would need minutes or gigabytes for it.
 */
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'

/** The fault of a document of which a part was left out, with its rule's sentence. */
export const documentTooLarge = { 'document-too-large': 'What is larger than any guide is left out.' } as const

/** What a line costs to read, counted in blocks: one that is long, far to the right or full of cells costs more than one. */
export function blocksInLine(line: string, afterBlank: boolean): number {
  const indent = line.search(/[^ \t]/)
  if (indent < 0) return 0.05
  let cells = 0
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) cells++
  const opens = afterBlank || '-*+=#>|[<:`~.0123456789'.includes(line[indent] ?? '')
  return (opens ? 1 : 0.2) + line.length / 200 + indent / 40 + cells / 2
}

/** The rest of a text after so many blocks, from a line at the margin if there is one; null when it has fewer. */
export function restAfter(limit: number, lines: SourceText): Span | null {
  const { text } = lines
  let blocks = 0
  let margin: number | null = null
  let afterBlank = true
  for (let number = 1; number <= lines.lineCount; number++) {
    const { start, end } = lines.lineSpan(number)
    const line = text.slice(start, end)
    if (afterBlank && blocks > limit / 2 && /^\S/.test(line)) margin = start
    blocks += blocksInLine(line, afterBlank)
    if (blocks > limit) return { start: margin ?? start, end: text.length }
    afterBlank = line.trim() === ''
  }
  return null
}

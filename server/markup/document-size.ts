/**
 * How large a document is before it has been read: a guess by the look of its lines, which keeps what is larger than
 * any guide from readers that would need minutes or gigabytes for it.
 */
import type { Change } from '../text/change.ts'
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

/** How many blocks a text has at most, and its rest after as many as are read, from a line at the margin if there is one. */
export interface Size {
  readonly blocks: number
  /** Null when all is read. */
  readonly rest: Span | null
}

/** The rest of a text after so many blocks; null when it has fewer. */
export const restAfter = (limit: number, lines: SourceText): Span | null => sizeOf(limit, lines).rest

/**
 * The size of a text after a change to one of the size `before`; null for either when it is not known. Lines are counted
 * only where what was written since may have brought the text over the limit.
 */
export function sizeAfter(limit: number, lines: SourceText, change: Change | null, before: Size | null): Size {
  if (change === null || before === null || before.rest !== null) return sizeOf(limit, lines)
  let { blocks } = before
  // The line behind the change may follow a blank one now.
  const last = Math.min(lines.lineAt(change.newEnd) + 1, lines.lineCount)
  for (let number = lines.lineAt(change.start); number <= last && blocks <= limit; number++)
    blocks += blocksInLine(lines.slice(lines.lineSpan(number)), true)
  return blocks <= limit ? { blocks, rest: null } : sizeOf(limit, lines)
}

function sizeOf(limit: number, lines: SourceText): Size {
  const { text } = lines
  let blocks = 0
  let margin: number | null = null
  let afterBlank = true
  for (let number = 1; number <= lines.lineCount; number++) {
    const { start, end } = lines.lineSpan(number)
    const line = text.slice(start, end)
    if (afterBlank && blocks > limit / 2 && /^\S/.test(line)) margin = start
    blocks += blocksInLine(line, afterBlank)
    if (blocks > limit) return { blocks, rest: { start: margin ?? start, end: text.length } }
    afterBlank = line.trim() === ''
  }
  return { blocks, rest: null }
}

import { blocksInLine } from '../document-size.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'

/** How many blocks remark reads of one passage; those of real guides have some dozens. */
export const passageLimit = 10_000

/** How many blocks remark reads of one document; five megabytes of real guides have ninety thousand. */
export const documentLimit = 200_000

/** A stretch that is not read, and what there was too much of. */
export interface LeftOut {
  readonly span: Span
  readonly what: 'passage' | 'document' | 'part'
}

/** Where a text may be cut, and what of it is more than remark can read in bearable time and memory. */
export interface Bulk {
  /** Offsets where a passage begins, rising: each can be read without what stands before it. */
  readonly starts: readonly number[]
  /** In order; each ends where a passage begins, or at the text's end. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Finds the passages of a text. A line at the margin that begins with a letter or is a heading, after a blank line,
 * ends every block above it but a fence, an HTML block or a colon fence. What a passage or the text holds beyond the
 * limits is left out; the count is a guess by the look of lines, for nothing has been read yet.
 */
export function bulkOf(lines: SourceText): Bulk {
  const { text } = lines
  const starts: number[] = []
  const leftOut: LeftOut[] = []
  let inPassage = 0
  let inAll = 0
  let left: number | null = null
  let afterBlank = false
  for (let number = 1; number <= lines.lineCount; number++) {
    const { start, end } = lines.lineSpan(number)
    if (afterBlank && /^(?:[a-z]|#{1,6}[ \t])/i.test(text.slice(start, Math.min(end, start + 7)))) {
      if (left !== null) leftOut.push({ span: { start: left, end: start }, what: 'passage' })
      left = null
      inPassage = 0
      starts.push(start)
    }
    const line = text.slice(start, end)
    const count = blocksInLine(line, afterBlank)
    afterBlank = /^[ \t]*$/.test(line)
    if (left !== null) continue
    inPassage += count
    inAll += count
    if (inPassage > passageLimit || inAll > documentLimit) left = start
    if (inAll > documentLimit) break
  }
  if (left !== null) {
    const what = inAll > documentLimit ? 'document' : 'passage'
    leftOut.push({ span: { start: left, end: text.length }, what })
  }
  return { starts, leftOut }
}

/** What to say of a stretch that is left out. */
export function leftOutMessage({ what }: LeftOut): string {
  switch (what) {
    case 'passage':
      return `expected at most ${passageLimit} blocks up to the next heading or paragraph at the margin, found more: this line and what follows up to there are left out`
    case 'document':
      return `expected at most ${documentLimit} blocks in the document, found more: this line and all below are left out`
    case 'part':
      return 'expected the end of a fence, comment or container, found half a megabyte without one: this line and all below are left out'
  }
}

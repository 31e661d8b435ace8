import { blocksInLine } from '../document-size.ts'
import { nestingLimit } from './nesting.ts'
import { nextLine } from './passages.ts'

/** How many blocks remark reads of one passage; those of real guides have some dozens. */
export const passageLimit = 10_000

/** How many blocks remark reads of one document; five megabytes of real guides have ninety thousand. */
export const documentLimit = 200_000

/** Sizes are reckoned in thousandths of a block, so that sums do not depend on their order. */
export const unit = 1000

/** Why a stretch of a text is not read. */
export type LeftOut = 'passage' | 'document' | 'part'

/** How much a passage holds, and from where on it is more than remark can read in bearable time and memory. */
export interface PassageSize {
  readonly size: number
  readonly cut: number | null
}

/** Reckons the size of the passage between two offsets by the look of its lines, for nothing has been read yet. */
export function sizeOfPassage(text: string, start: number, end: number): PassageSize {
  let size = 0
  let afterBlank = true
  for (let line = start; line < end;) {
    const next = nextLine(text, line)
    const written = text.slice(line, next).replace(/[\r\n]+$/, '')
    size += Math.round((blocksInLine(written, afterBlank) + moreContainers(written)) * unit)
    if (size > passageLimit * unit) return { size, cut: line }
    afterBlank = /^[ \t]*$/.test(written)
    line = next
  }
  return { size, cut: null }
}

/** How many lists and quotes a line begins, or goes on with, within the first; a line that nests too deep has none. */
function moreContainers(line: string): number {
  const marks = /^(?:[ \t]*(?:[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|>))+/.exec(line)?.[0] ?? ''
  const count = marks.replace(/[ \t\d]+/g, '').length
  return count > nestingLimit ? 0 : Math.max(0, count - 1)
}

/** What to say of a stretch that is left out. */
export function leftOutMessage(what: LeftOut): string {
  switch (what) {
    case 'passage':
      return `expected at most ${passageLimit} blocks up to the next line at the margin below a blank one, found more: this line and what follows up to there are left out`
    case 'document':
      return `expected at most ${documentLimit} blocks in the document, found more: this line and all below are left out`
    case 'part':
      return 'expected the end of a fence, comment or container, found half a megabyte without one: this line and all below are left out'
  }
}

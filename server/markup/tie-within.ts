import { anchorOf, movesAsOne, tieEach, tieLike, type Anchor } from '../text/anchor.ts'
import { childrenOf, type Block } from './block.ts'

/**
 * Ties the spans in `data`, which were measured within a block, to the piece of the text that each stands in; a block may
 * reach over several. Answers whether all are tied, or none has to be.
 */
export function tieWithin(block: Block, data: object): boolean {
  if (movesAsOne(block.span)) {
    tieLike(block.span, data)
    return true
  }
  let all = true
  tieEach(data, ({ start, end }) => {
    const anchor = anchorAt(block, start, end)
    all &&= anchor !== null
    return anchor
  })
  return all
}

/** What the innermost block that holds a stretch of the text, and moves as one, is tied to; null when there is none. */
function anchorAt(block: Block, start: number, end: number): Anchor | null {
  for (const child of childrenOf(block))
    if (child.span.start <= start && end <= child.span.end)
      return movesAsOne(child.span) ? anchorOf(child.span) : anchorAt(child, start, end)
  return null
}

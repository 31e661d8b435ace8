/** Walks over a document's blocks, in document order and without recursion: a tree may be deep. */
import { type Block, childrenOf, type Prose } from '../markup/block.ts'
import { blocksIn } from '../markup/blocks-in.ts'
import type { Passage } from '../runbook/model.ts'
import type { Span } from '../text/span.ts'
import type { Around } from './rule.ts'

export { blocksIn }

/** The blocks of a passage: of a heading its section alone, else the block and all below it. */
export const blocksOf = ({ block }: Passage): readonly Block[] =>
  block.kind === 'section' ? [block] : [...blocksIn([block])]

/** The text of a passage: a heading's own, else its block's. */
export const textOf = ({ block }: Passage): Span => (block.kind === 'section' ? block.heading : block.span)

/** Whether a block is for the reader: targets, transitions and comments are not. */
export const isContent = (block: Block): boolean =>
  block.kind !== 'comment' && (block.kind !== 'other' || block.children.some(isContent))

/** The runs of siblings in a passage: what stands directly in each of its blocks. Of a heading it is what its section holds. */
export const siblingsIn = ({ blocks }: Pick<Around, 'blocks'>): (readonly Block[])[] =>
  blocks.map(childrenOf).filter(children => children.length > 0)

/** A block, and the one right before it among its siblings. */
export interface Neighbours {
  readonly block: Block
  readonly before: Block | null
}

/** The blocks of a passage that is no heading, each with the one before it. */
export function* neighboursOf({ block }: Passage, around: Pick<Around, 'blocks' | 'before'>): Generator<Neighbours> {
  if (block.kind === 'section') return
  yield { block, before: around.before }
  for (const siblings of siblingsIn(around))
    for (const [index, sibling] of siblings.entries()) yield { block: sibling, before: siblings[index - 1] ?? null }
}

/** The running text of a block itself: a paragraph's, a section's title, an item's term; null where there is none. */
export function proseOf(block: Block): Prose | null {
  switch (block.kind) {
    case 'paragraph':
      return block.prose
    case 'section':
    case 'admonition':
      return block.title
    case 'item':
      return block.term
    default:
      return null
  }
}

/** Walks over a document's blocks, in document order and without recursion: a tree may be deep. */
import { type Block, childrenOf, type Prose } from '../markup/block.ts'
import { blocksIn } from '../markup/blocks-in.ts'

export { blocksIn }

/** Every run of siblings of a document: its top, and what stands directly in each block. */
export function* siblingsIn(blocks: readonly Block[]): Generator<readonly Block[]> {
  yield blocks
  for (const block of blocksIn(blocks)) {
    const children = childrenOf(block)
    if (children.length > 0) yield children
  }
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

import type { Block, DocumentTree } from '../../markup/block.ts'
import type { AttributePlace } from './table.ts'
import { topComments } from './read-settings.ts'

/** What the comment at an offset is about; nothing when nothing stands below it. */
export function commentPlaces(tree: DocumentTree, offset: number): readonly AttributePlace[] {
  const isTop = topComments(tree).some(({ span }) => span.start === offset)
  let blocks: readonly Block[] = tree.blocks
  let isFollowed = false
  for (;;) {
    const index = lastFrom(blocks, offset)
    const block = blocks[index]
    let next = index + 1
    while (blocks[next]?.kind === 'comment') next++
    if (block?.kind === 'section') {
      isFollowed ||= blocks[next]?.kind === 'section'
      blocks = block.children
      continue
    }
    // Within a list or another container.
    if (block?.kind !== 'comment') return ['block']
    const about = blocks[next]
    if (about === undefined) return isFollowed ? ['section'] : []
    if (about.kind !== 'section') return ['block']
    return isTop ? ['document', 'section'] : ['section']
  }
}

/** The last of `blocks`, which are in order, that begins at or before `offset`. */
function lastFrom(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

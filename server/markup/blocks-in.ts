import { type Block, childrenOf } from './block.ts'

/** The blocks themselves and every block below them, in document order, parents before children; a tree may be deep. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  const open = [...blocks].reverse()
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    yield block
    for (const child of [...childrenOf(block)].reverse()) open.push(child)
  }
}

import { type Block, childrenOf } from './block.ts'

/** The blocks themselves and every block below them, in document order, parents before children; a tree may be deep. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  const open: Block[] = []
  // The first is to be the last of those that wait.
  const putOff = (blocks: readonly Block[]) => {
    for (let index = blocks.length - 1; index >= 0; index--) open.push(blocks[index] as Block)
  }
  putOff(blocks)
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    yield block
    putOff(childrenOf(block))
  }
}

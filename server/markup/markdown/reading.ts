import type { Block, CodeLine, Fault } from '../block.ts'
import type { View } from './view.ts'

/** What is known while the nodes of one view become blocks. */
export interface Reading {
  readonly view: View
  /** Targets by reference identifier. */
  readonly links: ReadonlyMap<string, string>
  readonly faults: Fault[]
  /** How many block quotes the nodes stand in, within this view. */
  readonly quotes: number
  /** The document's end. */
  readonly documentEnd: number
  /** The document's text of a block. */
  readonly textOf: (block: Block) => string
  /** Reads lines of the document as Markdown of their own. */
  readonly reread: (lines: readonly CodeLine[]) => Block[]
}

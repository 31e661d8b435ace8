import type { SourceText } from '../text/source-text.ts'
import type { Block, Code, Quote } from './block.ts'

/** A block that an author says something of, and its place. */
export interface About {
  readonly source: SourceText
  readonly block: Code | Quote
  /** The block right before it among its siblings. */
  readonly before: Block | null
}

/** Whether a paragraph leads to the block behind it, so that what is said above the two counts for the block. */
export const leadsOn = (before: Block | null): boolean =>
  before?.kind === 'paragraph' && before.prose.text.trimEnd().endsWith(':')

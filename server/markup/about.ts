import type { SourceText } from '../text/source-text.ts'
import type { Block, Code, Quote } from './block.ts'

/** A block with its place, for an author's word about it. */
export interface About {
  readonly source: SourceText
  readonly block: Code | Quote
  /** The block right before it among its siblings. */
  readonly before: Block | null
}

/** Whether a paragraph leads to the block below it, so that a comment above both counts for the block. */
export const leadsOn = (before: Block | null): boolean =>
  before?.kind === 'paragraph' && before.prose.text.trimEnd().endsWith(':')

import type { Anchor } from '../../text/anchor.ts'
import type { Span } from '../../text/span.ts'
import type { Block, Fault, RawAttribute } from '../block.ts'
import type { Part } from '../section-tree.ts'
import type { Heading } from '../sections.ts'
import type { TitleLevel } from './levels.ts'
import type { Mentions } from './mentions.ts'
import type { SectionTitle } from './reading.ts'
import type { RstNode } from './tree.ts'

/** A piece's nodes, or its title, as they were read from a window. */
export interface PieceNodes {
  readonly nodes: readonly RstNode[]
  readonly title: SectionTitle | null
  /** Where the piece's first line begins in the text whose offsets the nodes have. */
  readonly base: number
}

/** What a construct at a document's top level says by itself. */
export interface Piece extends Part {
  /** Where its first line begins. */
  readonly anchor: Anchor
  /** How many characters its lines have. */
  readonly length: number
  /** How many characters from its beginning on it depends on; infinite where it depends on the document's end. */
  readonly reach: number
  readonly faults: readonly Fault[]
  readonly mentions: Mentions
  /** The style and place of a section's title; null for other pieces. */
  readonly opens: { readonly style: string | null; readonly title: Span } | null
  /** What it shows the reader: no more than a title, document fields, or something else. */
  readonly shows: 'nothing' | 'title' | 'other' | readonly RawAttribute[]

  /** What its blocks are to be made of; null once they are. */
  unmade: PieceNodes | null
  blocks: readonly Block[]
  heading: Heading | null

  // What the pieces above, and names elsewhere, make of it.
  /** How deep its section lies. */
  level: TitleLevel | null
  levelFault: Fault | null
  /** The language of literal blocks that was said above it. */
  language: string | null
  /** Where its anonymous references lead. */
  answers: readonly (string | null)[]
}

/** Where a piece's lines end. */
export const endOfPiece = ({ anchor, length }: Piece): number => anchor.offset + length

/** How far pieces look at most behind their end, but for a few. */
export const usualLook = 1000

/** Whether a piece looks farther than others do: a table that is never closed, what ends with the document. */
export const looksFar = ({ length, reach }: Piece): boolean => reach - length > usualLook

/** The index of the first piece that begins at or behind an offset. */
export function indexFrom(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.anchor.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

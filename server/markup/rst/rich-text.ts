import type { Span } from '../../text/span.ts'
import { offsetAt, type Line } from './lines.ts'
import { cutOf, lineOf, type Region } from './region.ts'

/** Running text that may stand on several lines, with the place of each of its characters in the source. */
export interface RichText {
  /** The lines joined by `\n`. */
  readonly text: string
  readonly pieces: readonly Piece[]
}

interface Piece {
  readonly line: Line
  /** Column where the piece begins in its line. */
  readonly column: number
  /** Where it begins in the text. */
  readonly index: number
}

/** A part of one line, between two columns within the body. */
export function richLine(region: Region, i: number, from: number, to = Infinity): RichText {
  const column = cutOf(region, i) + from
  const line = lineOf(region, i)
  return { text: line.text.slice(column, cutOf(region, i) + to).trimEnd(), pieces: [{ line, column, index: 0 }] }
}

/** Whole lines from `from` to `to`, each from `column` on (the first from `first`). */
export function richLines(region: Region, from: number, to: number, column = 0, first = column): RichText {
  const pieces: Piece[] = []
  const texts: string[] = []
  let index = 0
  for (let i = from; i < to; i++) {
    const line = lineOf(region, i)
    const cut = cutOf(region, i) + (i === from ? first : column)
    const text = line.text.slice(cut)
    pieces.push({ line, column: cut, index })
    texts.push(text)
    index += text.length + 1
  }
  return { text: texts.join('\n'), pieces }
}

/** The same text up to `end`. */
export const richUpTo = (rich: RichText, end: number): RichText => ({ ...rich, text: rich.text.slice(0, end) })

/** The part of a text that stands between two of its characters. */
export function richBetween(rich: RichText, start: number, end: number): RichText {
  const first = pieceAt(rich, start)
  return {
    text: rich.text.slice(start, end),
    pieces: rich.pieces
      .slice(first)
      .filter(piece => piece.index < end || piece === rich.pieces[first])
      .map(piece =>
        piece.index < start
          ? { line: piece.line, column: piece.column + start - piece.index, index: 0 }
          : { ...piece, index: piece.index - start },
      ),
  }
}

function pieceAt({ pieces }: RichText, index: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.index ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** The source offset of a character; past the end it answers the end. */
export function sourceOf(rich: RichText, index: number): number {
  const piece = rich.pieces[pieceAt(rich, index)]
  return piece === undefined ? 0 : offsetAt(piece.line, piece.column + Math.min(index, rich.text.length) - piece.index)
}

export const richSpan = (rich: RichText): Span => ({
  start: sourceOf(rich, 0),
  end: sourceOf(rich, rich.text.length),
})

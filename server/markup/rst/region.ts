import type { SourceText } from '../../text/source-text.ts'
import type { CodeLine } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { offsetAt, visibleFrom, type Line, type Lines } from './lines.ts'

/**
 * A run of lines that is read as a body of its own: the document, a list item, a quote, a table's cell.
 *
 *     * one          first = 2 (after the bullet), indent = 2
 *       two
 *
 * Nothing is copied, so a body nested a hundred times costs no more than its lines.
 */
export interface Region {
  readonly lines: Lines
  /** Index of the first line. */
  readonly from: number
  /** Index after the last line. */
  readonly to: number
  /** Columns that are no part of the body's lines. */
  readonly indent: number
  /** The same for the first line, which may stand behind a marker. */
  readonly first: number
}

/** Where the body's text begins in line `i`. */
export const cutOf = (region: Region, i: number): number => (i === region.from ? region.first : region.indent)

/** Line `i`; an empty one outside the lines there are. */
export const lineOf = (region: Region, i: number): Line => region.lines.at(i)

/** The text of line `i` within the body; empty for a blank line and outside the region. */
export function textOf(region: Region, i: number): string {
  if (i >= region.to) return ''
  const cut = cutOf(region, i)
  const { text } = lineOf(region, i)
  return cut === 0 ? text : text.slice(cut)
}

export const isBlank = (region: Region, i: number): boolean => lineOf(region, i).text.length <= cutOf(region, i)

/** Leading spaces of line `i` within the body. */
export function indentOf(region: Region, i: number): number {
  const cut = cutOf(region, i)
  const line = lineOf(region, i)
  if (line.indent === cut) return 0
  // A blank that does not break is no indentation where the body's lines begin with it.
  if (line.indent > cut) return line.text.charCodeAt(cut) === 32 ? line.indent - cut : 0
  if (i !== region.from) return 0
  let column = cut
  while (line.text.charCodeAt(column) === 32) column++
  return column - cut
}

/** The source offset of a column within the body. */
export const placeOf = (region: Region, i: number, column = 0): number =>
  offsetAt(lineOf(region, i), cutOf(region, i) + column)

/** The source offset after the last character of line `i`. */
export const endOf = (region: Region, i: number): number => offsetAt(lineOf(region, i), Infinity)

/** The span of lines `from` to `to` (exclusive) without blank lines at their end and blanks at their start. */
export function spanOf(region: Region, from: number, to: number): Span {
  let last = to - 1
  while (last > from && isBlank(region, last)) last--
  const start = placeOf(region, from, indentOf(region, from))
  return { start, end: Math.max(start, endOf(region, last)) }
}

/** Lines of code: those from `from` to `to`, each from `column` of the body on (the first from `first`). */
export function codeLines(
  source: SourceText,
  region: Region,
  from: number,
  to: number,
  column: number,
  first = column,
): CodeLine[] {
  const result: CodeLine[] = []
  for (let i = from; i < to; i++)
    result.push(visibleFrom(source, lineOf(region, i), cutOf(region, i) + (i === from ? first : column)))
  return result
}

/** Lines that belong to a construct by their indentation, as docutils' three ways of gathering them find them. */
export interface Extent {
  readonly from: number
  /** Index after the last line, blank lines at the end included. */
  readonly to: number
  /** Columns of indentation that they share, within the body. */
  readonly indent: number
  /** Whether a blank line, or the end of the body, follows. */
  readonly blankFinish: boolean
}

interface Gathering {
  /** The indentation that lines must have, where it is known from a marker. */
  readonly known?: number
  /** The first line belongs to the construct however it is indented. */
  readonly afterMarker?: boolean
  readonly untilBlank?: boolean
}

/** The indented lines from `from` on. */
export function gatherIndented(
  region: Region,
  from: number,
  { known, afterMarker, untilBlank }: Gathering = {},
): Extent {
  let end = from + (afterMarker || known !== undefined ? 1 : 0)
  let indent = known
  let blankFinish = true
  for (; end < region.to; end++) {
    if (isBlank(region, end)) {
      if (untilBlank) break
      continue
    }
    const columns = indentOf(region, end)
    if (columns === 0 || (known !== undefined && columns < known)) {
      blankFinish = end > from && isBlank(region, end - 1)
      break
    }
    if (known === undefined) indent = indent === undefined ? columns : Math.min(indent, columns)
  }
  return { from, to: end, indent: indent ?? 0, blankFinish }
}

/** The part of an extent from its first to its last line that is not blank; null when all are. */
export function trimmed(region: Region, extent: Extent, firstColumn?: number): Extent | null {
  const [from, to] = ends(region, extent, firstColumn)
  return from === to ? null : { from, to, indent: extent.indent, blankFinish: extent.blankFinish }
}

function ends(region: Region, extent: Extent, firstColumn: number | undefined): readonly [from: number, to: number] {
  let { from, to } = extent
  const firstHidden = firstColumn !== undefined && lineOf(region, from).text.length <= cutOf(region, from) + firstColumn
  while (to > from + 1 && isBlank(region, to - 1)) to--
  if (to > from && (firstColumn === undefined ? isBlank(region, from) : firstHidden)) from++
  while (from < to && isBlank(region, from)) from++
  return [from, to]
}

/** An extent as a body of its own; `firstColumn` is where the text of the extent's first line begins. */
export function within(region: Region, extent: Extent, firstColumn?: number): Region | null {
  const [from, to] = ends(region, extent, firstColumn)
  if (from === to) return null
  const column = from === extent.from && firstColumn !== undefined ? firstColumn : extent.indent
  return {
    lines: region.lines,
    from,
    to,
    indent: region.indent + extent.indent,
    first: cutOf(region, from) + column,
  }
}

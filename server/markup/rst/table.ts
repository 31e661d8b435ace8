import type { Span } from '../../text/span.ts'
import { report, type Context } from './context.ts'
import { Lines, offsetAt } from './lines.ts'
import { reportMissingBlank, type Reading } from './reading.ts'
import { spanOf, type Region } from './region.ts'
import { cutColumns, type TableLine } from './table-lines.ts'
import { spanAround } from './text-node.ts'
import { givenUp } from './title.ts'
import type { RstNode } from './tree.ts'

/** A table's columns and rows as its borders draw them; the rows of the head come first. */
export interface TableGrid {
  readonly columns: number
  readonly head: number
  readonly rows: readonly (readonly Cell[])[]
}

/** A cell: lines `top` to `bottom` (exclusive) of the table between two columns. */
export interface Cell {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Why lines are no table: the line of the table that shows it, and docutils' words for it. */
export interface TableFlaw {
  readonly line: number
  readonly flaw: string
}

/** A table's lines from `from` to `to` as the table that `grid` says, or as a flaw that is reported. */
export function tableReading(
  context: Context,
  region: Region,
  { from, to, blankFinish }: { from: number; to: number; blankFinish: boolean },
  grid: TableGrid | TableFlaw,
  lines: readonly TableLine[],
): Reading {
  const span = spanOf(region, from, to)
  if ('flaw' in grid) {
    const at = Math.min(from + grid.line, to - 1)
    report(context, 'malformed-table', spanOf(region, at, at + 1), `malformed table: ${grid.flaw}`)
  }
  const node: RstNode =
    'flaw' in grid
      ? givenUp(context, region, from, to)
      : { kind: 'table', span, columns: grid.columns, head: grid.head, children: rows(context, grid, lines, span) }
  if (!blankFinish) reportMissingBlank(context, region, to, 'table')
  return { nodes: [node], next: to }
}

function rows(context: Context, grid: TableGrid, lines: readonly TableLine[], table: Span): RstNode[] {
  return grid.rows.map(cells => {
    const children = cells.map(cell => entry(context, cell, lines))
    const span = children.length === 0 ? { start: table.start, end: table.start } : spanAround(children)
    const end = children.reduce((last, child) => Math.max(last, child.span.end), span.end)
    return { kind: 'row', span: { start: span.start, end }, children }
  })
}

/** A cell's entry; the spans of two cells of several lines interleave, for that is how tables are written. */
function entry(context: Context, { top, bottom, left, right }: Cell, table: readonly TableLine[]): RstNode {
  const lines = table.slice(top, bottom).map(line => cutColumns(line, left, right))
  let from = 0
  let to = lines.length
  while (from < to && lines[from]?.text === '') from++
  while (to > from && lines[to - 1]?.text === '') to--
  const first = lines[from]
  const last = lines[to - 1]
  if (first === undefined || last === undefined || from === to) {
    const above = table[Math.min(top, table.length - 1)]
    const place = lines[0]?.start ?? (above ? cutColumns(above, left, right).start : 0)
    return { kind: 'entry', span: { start: place, end: place }, children: [] }
  }
  const indent = lines.reduce((least, line) => (line.text === '' ? least : Math.min(least, line.indent)), Infinity)
  const span = { start: offsetAt(first, first.indent), end: offsetAt(last, Infinity) }
  return { kind: 'entry', span, children: context.body({ lines: new Lines(lines), from, to, indent, first: indent }) }
}

import { report } from './context.ts'
import { scanGrid } from './grid-scan.ts'
import { patterns } from './kind.ts'
import { quotedLine, type Reader } from './reading.ts'
import { indentOf, isBlank, spanOf, textOf } from './region.ts'
import { tableLines } from './table-lines.ts'
import { tableReading } from './table.ts'

/** A grid table: drawn with `+`, `-` and `|` on all sides. */
export const gridTable: Reader = (context, region, i) => {
  let to = i + 1
  while (to < region.to && !isBlank(region, to) && indentOf(region, to) === 0) to++
  let blankFinish = true
  let cut = false
  if (to < region.to && !isBlank(region, to)) {
    blankFinish = false
    const message = `unexpected indentation: expected a blank line after the table, found ${quotedLine(region, to)}`
    report(context, 'unexpected-indentation', spanOf(region, to, to + 1), message)
  }
  for (let k = i; k < to; k++)
    if (!/^[+|]/.test(textOf(region, k))) {
      blankFinish = false
      to = k
      break
    }
  if (!patterns.grid_table.test(textOf(region, to - 1))) {
    blankFinish = false
    cut = true
    let bottom = to - 2
    while (bottom > i + 1 && !patterns.grid_table.test(textOf(region, bottom))) bottom--
    if (bottom <= i + 1) {
      const extent = { from: i, to, blankFinish: to >= region.to || isBlank(region, to) }
      return tableReading(
        context,
        region,
        extent,
        { line: to - i - 1, flaw: 'expected a bottom border, found none' },
        [],
      )
    }
    to = bottom + 1
  }
  const lines = tableLines(region, i, to)
  const grid = scanGrid(lines.map(line => line.columns))
  // What docutils gives up goes on from the line above the border that it took for the bottom.
  if ('flaw' in grid && cut) to = Math.max(i + 1, to - 2)
  return tableReading(context, region, { from: i, to, blankFinish }, grid, lines)
}

import type { Reader } from './reading.ts'
import { isBlank, textOf, type Region } from './region.ts'
import { scanSimple } from './simple-scan.ts'
import { tableLines } from './table-lines.ts'
import { tableReading, type TableFlaw } from './table.ts'

const border = /^=+[ =]*$/

interface Isolated {
  readonly from: number
  readonly to: number
  readonly blankFinish: boolean
  readonly flaw: TableFlaw | null
}

/** A simple table: columns between blanks, with lines of `=` above, below the head, and at the end. */
export const simpleTable: Reader = (context, region, i) => {
  const table = isolate(region, i)
  if (table.flaw) return tableReading(context, region, table, table.flaw, [])
  const lines = tableLines(region, table.from, table.to)
  return tableReading(context, region, table, scanSimple(lines.map(line => line.columns)), lines)
}

/** The lines of the table that begins at `from`: to its second border, or one that a blank line follows. */
function isolate(region: Region, from: number): Isolated {
  const width = textOf(region, from).length
  const blankAfter = (i: number) => i + 1 >= region.to || isBlank(region, i + 1)
  let found: number | null = null
  for (let i = from + 1; i < region.to; i++) {
    const text = textOf(region, i)
    if (!border.test(text)) continue
    const extent = { from, to: i + 1, blankFinish: blankAfter(i) }
    if (text.length !== width)
      return {
        ...extent,
        flaw: {
          line: i - from,
          flaw: 'expected the bottom or head border to match the top border, found another length',
        },
      }
    if (found !== null || blankAfter(i)) return { ...extent, flaw: null }
    found = i
  }
  const flaw = {
    line: 0,
    flaw: `expected a bottom border${found === null ? '' : ' and a blank line after it'}, found none`,
  }
  return { from, to: found === null ? region.to : found + 1, blankFinish: found === null, flaw }
}

import type { Cell, TableFlaw, TableGrid } from './table.ts'

/** A column: where it begins and ends; text may run over the end of the last one. */
type Column = readonly [start: number, end: number]

const headBorder = /^=[ =]*$/
const spanLine = /^-[ -]*$/

/** Finds the rows and cells of a simple table, from its top to its bottom border. */
export function scanSimple(rows: readonly string[]): TableGrid | TableFlaw {
  const last = rows.length - 1
  const separators = rows.flatMap((row, i) => (i > 0 && i < last && headBorder.test(row) ? [i] : []))
  const [separator = null, second] = separators
  if (second !== undefined) return { line: second, flaw: 'expected one border below the head, found another' }
  const block = rows.map((row, i) => (i === 0 || i === last || i === separator ? row.replaceAll('=', '-') : row))
  const scan = new SimpleScan(block)
  const flaw = scan.read()
  if (flaw) return flaw
  const body = separator === null ? -1 : scan.rows.findIndex(row => (row[0]?.top ?? 0) > separator)
  return { columns: scan.columns.length, head: Math.max(0, body), rows: scan.rows }
}

class SimpleScan {
  readonly rows: Cell[][] = []
  columns: Column[] = []
  #borderEnd = 0

  constructor(readonly block: readonly string[]) {}

  /** Reads the rows: one begins where its first column has text, or ends at a line of `-`. */
  read(): TableFlaw | null {
    this.columns = columnsOf(this.block[0] ?? '')
    this.#borderEnd = this.columns.at(-1)?.[1] ?? 0
    const [firstStart, firstEnd] = this.columns[0] ?? [0, 0]
    let start = 1
    let textFound = false
    for (let i = 1; i < this.block.length; i++) {
      const line = this.block[i] ?? ''
      let flaw: TableFlaw | null = null
      if (spanLine.test(line)) {
        flaw = this.#row(start, i, i)
        start = i + 1
        textFound = false
      } else if (line.slice(firstStart, firstEnd).trim() !== '') {
        if (textFound && i !== start) flaw = this.#row(start, i, null)
        start = i
        textFound = true
      } else if (!textFound) start = i + 1
      if (flaw) return flaw
    }
    return null
  }

  /** Adds the row of lines `from` to `to`, whose columns a span line may join. */
  #row(from: number, to: number, spanLineAt: number | null): TableFlaw | null {
    const columns = [...this.columns]
    if (spanLineAt !== null) {
      columns.splice(0, columns.length, ...columnsOf(this.block[spanLineAt] ?? ''))
      if (columns.at(-1)?.[1] !== this.#borderEnd)
        return {
          line: spanLineAt,
          flaw: 'expected the span line to reach the right end of the table, found it incomplete',
        }
      columns.push([columns.pop()?.[0] ?? 0, this.columns.at(-1)?.[1] ?? 0])
    }
    const flaw = this.#checkMargins(columns, from, to) ?? this.#checkSpans(columns, from)
    if (flaw) return flaw
    this.rows.push(columns.map(([left, right]) => ({ top: from, bottom: to, left, right })))
    return null
  }

  /** No text stands between columns; the last one grows with its text. */
  #checkMargins(columns: Column[], from: number, to: number): TableFlaw | null {
    const last = columns.length - 1
    for (let k = 0; k < last; k++)
      for (let i = from; i < to; i++)
        if ((this.block[i] ?? '').slice(columns[k]?.[1], columns[k + 1]?.[0]).trim() !== '')
          return { line: i, flaw: 'expected blanks between columns, found text in the column margin' }
    for (let i = from; i < to; i++) {
      const { length } = this.block[i] ?? ''
      const [start, end] = columns[last] ?? [0, 0]
      if (length <= end) continue
      columns[last] = [start, length]
      const own = this.columns.at(-1)
      if (own && length > own[1]) this.columns[this.columns.length - 1] = [own[0], length]
    }
    return null
  }

  /** Each column of a row begins and ends with columns of the table. */
  #checkSpans(columns: readonly Column[], from: number): TableFlaw | null {
    let i = 0
    for (const [start, end] of columns) {
      const begins = this.columns[i]?.[0] === start
      while (begins && i < this.columns.length && this.columns[i]?.[1] !== end) i++
      if (!begins || i >= this.columns.length)
        return { line: from + 1, flaw: 'expected columns that span whole columns of the table, found others' }
      i++
    }
    return null
  }
}

/** The columns that a line of `-` and blanks underlines. */
function columnsOf(line: string): Column[] {
  return [...line.matchAll(/-[^ ]*/g)].map(match => [match.index, match.index + match[0].length])
}

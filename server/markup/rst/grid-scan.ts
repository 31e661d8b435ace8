import type { Cell, TableFlaw, TableGrid } from './table.ts'

const headSeparator = /^\+=[=+]+=\+ *$/

/** How many steps per character the search for cells may take; drawn tables need a few. */
const patience = 40

/** Finds the cells of a grid table by tracing their borders, as docutils does: down and right from each corner. */
export function scanGrid(rows: readonly string[]): TableGrid | TableFlaw {
  const width = rows[0]?.length ?? 0
  const crooked = rows.findIndex(row => row.length !== width || !/[+|]$/.test(row))
  if (crooked >= 0)
    return { line: crooked, flaw: 'expected all lines to end at the right border, found one that does not' }
  const separators = rows.flatMap((row, i) => (headSeparator.test(row) ? [i] : []))
  const [separator = null, second] = separators
  if (second !== undefined) return { line: second, flaw: 'expected one line of `=` below the head, found another' }
  if (separator === 0 || separator === rows.length - 1)
    return { line: separator, flaw: 'expected the line of `=` below the head, found it at an end of the table' }
  const block = rows.map((row, i) => (i === separator ? row.replaceAll('=', '-') : row))
  return (
    new GridScan(block, width).read(separator) ?? {
      line: 0,
      flaw: 'expected cells with four closed sides, found an open one',
    }
  )
}

class GridScan {
  readonly #bottom: number
  readonly #right: number
  /** For each column, the last line that cells have covered. */
  readonly #done: Int32Array
  readonly #corners: (Uint8Array | undefined)[] = []
  readonly #rowBorders = new Set([0])
  readonly #columnBorders = new Set([0])
  readonly #cells: Cell[] = []
  #steps: number

  constructor(
    readonly block: readonly string[],
    readonly width: number,
  ) {
    this.#bottom = block.length - 1
    this.#right = width - 1
    this.#done = new Int32Array(width).fill(-1)
    this.#steps = patience * (block.length * width + 1000)
  }

  /** The table's cells in rows; null when some of its area belongs to no cell. */
  read(separator: number | null): TableGrid | null {
    this.#corner(0, 0)
    for (let top = 0; top < this.#bottom; top++) {
      const corners = this.#corners[top]
      if (corners === undefined) continue
      for (let left = 0; left < this.#right; left++)
        if (corners[left] === 1 && top > (this.#done[left] ?? 0) && !this.#cell(top, left)) return null
    }
    for (let column = 0; column < this.#right; column++) if (this.#done[column] !== this.#bottom - 1) return null
    return this.#structure(separator)
  }

  #corner(row: number, column: number): void {
    const corners = (this.#corners[row] ??= new Uint8Array(this.width))
    corners[column] = 1
  }

  #is(row: number, column: number, characters: string): boolean {
    this.#steps--
    return characters.includes(this.block[row]?.[column] ?? ' ')
  }

  /** Traces the cell whose top left corner is given; false when cells overlap or the search takes too long. */
  #cell(top: number, left: number): boolean {
    for (let right = left + 1; right <= this.#right && this.#steps > 0; right++) {
      if (!this.#is(top, right, '+-')) break
      if (!this.#is(top, right, '+')) continue
      for (let bottom = top + 1; bottom <= this.#bottom && this.#steps > 0; bottom++) {
        if (!this.#is(bottom, right, '+|')) break
        if (this.#is(bottom, right, '+') && this.#closes(top, left, bottom, right))
          return this.#found(top, left, bottom, right)
      }
    }
    return this.#steps > 0
  }

  #closes(top: number, left: number, bottom: number, right: number): boolean {
    for (let column = right - 1; column > left; column--) if (!this.#is(bottom, column, '+-')) return false
    if (!this.#is(bottom, left, '+')) return false
    for (let row = bottom - 1; row > top; row--) if (!this.#is(row, left, '+|')) return false
    return true
  }

  #found(top: number, left: number, bottom: number, right: number): boolean {
    for (let row = top + 1; row <= bottom; row++)
      if (this.#is(row, right, '+') || (row < bottom && this.#is(row, left, '+'))) this.#rowBorders.add(row)
    this.#rowBorders.add(bottom)
    for (let column = left + 1; column <= right; column++)
      if (this.#is(top, column, '+') || this.#is(bottom, column, '+')) this.#columnBorders.add(column)
    for (let column = left; column < right; column++) {
      if (this.#done[column] !== top - 1) return false
      this.#done[column] = bottom - 1
    }
    this.#cells.push({ top: top + 1, bottom, left: left + 1, right })
    this.#corner(top, right)
    this.#corner(bottom, left)
    return true
  }

  #structure(separator: number | null): TableGrid | null {
    const rowAt = numbered(this.#rowBorders)
    const columnAt = numbered(this.#columnBorders)
    const rows: Cell[][] = Array.from({ length: rowAt.size - 1 }, () => [])
    let area = 0
    for (const cell of this.#cells) {
      const row = rowAt.get(cell.top - 1) ?? 0
      area +=
        ((rowAt.get(cell.bottom) ?? 0) - row) * ((columnAt.get(cell.right) ?? 0) - (columnAt.get(cell.left - 1) ?? 0))
      rows[row]?.push(cell)
    }
    if (area !== (rowAt.size - 1) * (columnAt.size - 1)) return null
    const head = separator === null ? 0 : rowAt.get(separator)
    return head === undefined ? null : { columns: columnAt.size - 1, head, rows }
  }
}

const numbered = (borders: ReadonlySet<number>): Map<number, number> =>
  new Map([...borders].sort((a, b) => a - b).map((border, i) => [border, i]))

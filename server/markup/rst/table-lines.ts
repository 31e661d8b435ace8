import { cutLine, type Line } from './lines.ts'
import { cutOf, lineOf, type Region } from './region.ts'
import { isCombining, isWide } from './width.ts'

/**
 * A line of a table by its columns: a wide character takes two of them, a combining one none.
 *
 *     |表 |      columns = "|表\0 |", at = [0, 1, 2, 2, 3]
 */
export interface TableLine {
  readonly line: Line
  /** A character for each column; the second one of a wide character is NUL. */
  readonly columns: string
  /** For each column the index in the line's text where it begins; null where they are the same. */
  readonly at: readonly number[] | null
}

/** The lines of a table from `from` to `to`. */
export function tableLines(region: Region, from: number, to: number): TableLine[] {
  const lines: TableLine[] = []
  for (let i = from; i < to; i++) lines.push(byColumns(cutLine(lineOf(region, i), cutOf(region, i), Infinity)))
  return lines
}

function byColumns(line: Line): TableLine {
  // What stands below the combining characters takes one column each.
  if (/^[\0-\u02ff]*$/.test(line.text)) return { line, columns: line.text, at: null }
  const at: number[] = []
  const columns: string[] = []
  let i = 0
  for (const character of line.text) {
    if (!isCombining(character)) {
      columns.push(character[0] ?? '')
      at.push(i)
      if (isWide(character.codePointAt(0) ?? 0)) {
        columns.push('\0')
        at.push(i + character.length)
      }
    }
    i += character.length
  }
  return { line, columns: columns.join(''), at }
}

/** What stands in a line between two columns. */
export function cutColumns({ line, at }: TableLine, left: number, right: number): Line {
  if (at === null) return cutLine(line, left, right)
  const end = line.text.length
  return cutLine(line, at[left] ?? end, at[right] ?? end)
}

/** How a table of separated values is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quote: string
  /** Escapes a quote within quotes, which otherwise stands twice; null for none. */
  readonly escape: string | null
  /** Whether blanks behind a delimiter belong to the value. */
  readonly keepSpace: boolean
}

/** Where a reader of separated values stands: before a value, in one, in a quoted one, or behind its closing quote. */
type State = 'start' | 'plain' | 'quoted' | 'closed'

/** Rows of separated values, a blank line being a row without any; null when a quote is not closed or text follows one. */
export function readCsv(text: string, dialect: CsvDialect): string[][] | null {
  const { delimiter, quote, escape } = dialect
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let state: State = 'start'
  const end = () => {
    row.push(value)
    value = ''
    state = 'start'
  }
  for (let i = 0; i <= text.length; i++) {
    const at = text[i] ?? '\n'
    if (state === 'quoted') {
      if (i === text.length) return null
      if (at === escape) value += text[++i] ?? ''
      else if (at !== quote) value += at
      else if (escape === null && text[i + 1] === quote) value += text[++i] ?? ''
      else state = escape === null ? 'closed' : 'plain'
    } else if (at === '\n') {
      if (row.length > 0 || state !== 'start') end()
      if (row.length > 0 || i < text.length) rows.push(row)
      row = []
    } else if (state === 'start' && at === quote) state = 'quoted'
    // A blank that parts values is still left out behind another one.
    else if (state === 'start' && at === ' ' && !dialect.keepSpace) continue
    else if (at === delimiter) end()
    else if (state === 'closed') return null
    else {
      state = 'plain'
      value += at === escape ? (text[++i] ?? '') : at
    }
  }
  return rows
}

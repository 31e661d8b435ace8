/** How a table of separated values is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quote: string
  /** Escapes a quote within quotes, which otherwise stands twice; null for none. */
  readonly escape: string | null
}

/** Rows of separated values, blanks after a delimiter left out; null when a quote is not closed or text follows one. */
export function readCsv(text: string, { delimiter, quote, escape }: CsvDialect): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  for (let i = 0; i <= text.length; i++) {
    const at = text[i] ?? '\n'
    if (state === 'quoted') {
      if (i === text.length) return null
      if (at === escape) value += text[++i] ?? ''
      else if (at === quote && escape === null && text[i + 1] === quote) value += text[++i] ?? ''
      else if (at === quote) state = 'closed'
      else value += at
    } else if (at === delimiter || at === '\n') {
      if (at === delimiter || state !== 'start' || row.length > 0) row.push(value)
      value = ''
      state = 'start'
      if (at === '\n') {
        if (row.length > 0) rows.push(row)
        row = []
      }
    } else if (state === 'closed') return null
    else if (state === 'start' && at === ' ') continue
    else if (state === 'start' && at === quote) state = 'quoted'
    else {
      state = 'plain'
      value += at === escape ? (text[++i] ?? '') : at
    }
  }
  return rows
}

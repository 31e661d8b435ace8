/**
 * How long something took, as a person says it: `340 ms`, `1.2 s`, `2 min 5 s`, `1 h 3 min`. Milliseconds from 0; what
 * is no such number is said as the empty text.
 */
export function spokenDuration(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms) || ms < 0) return ''
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  const minutes = Math.round(ms / 60_000)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** How long something may take, in milliseconds, as a person says it: `500 ms`, `2 s`, `10 min`, `1 h 30 min`. */
export function spokenLimit(ms: number): string {
  const parts = [
    [Math.floor(ms / 3_600_000), 'h'],
    [Math.floor(ms / 60_000) % 60, 'min'],
    [(ms % 60_000) / 1000, 's'],
  ] as const
  const said = parts.flatMap(([number, unit]) => (number === 0 ? [] : [`${number} ${unit}`]))
  return ms < 1000 ? `${ms} ms` : said.join(' ')
}

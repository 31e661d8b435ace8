/** How the numbers are taken: medians of repeated runs, and ratios against a named peer in the same run. */

/** The median and the 95th percentile of durations in milliseconds; of an empty list both are NaN. */
export function summary(durations: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = [...durations].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return { median: at(0.5), p95: at(0.95) }
}

/** Durations in milliseconds of `times` calls, one after the other. */
export async function durationsOf(times: number, action: () => unknown): Promise<number[]> {
  const durations: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await action()
    durations.push(performance.now() - start)
  }
  return durations
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** Prints a table row: a name and its cells, aligned. */
export const row = (name: string, ...cells: readonly string[]): void =>
  console.log(`  ${name.padEnd(52)}${cells.map(cell => cell.padStart(18)).join('')}`)

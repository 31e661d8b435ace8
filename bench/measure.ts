/** How the numbers are taken: medians of repeated runs, and ratios against a named peer in the same run. */

/** Percentiles of durations in milliseconds; of an empty list all are NaN. */
export interface Summary {
  readonly median: number
  readonly p95: number
  readonly p99: number
}

export function summary(durations: readonly number[]): Summary {
  const sorted = [...durations].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/**
 * Milliseconds of one call: elapsed, or of processor time on all threads where that is less, for then something else had
 * the machine.
 */
export function durationOf(action: () => unknown): number {
  const [start, startCpu] = [performance.now(), process.cpuUsage()]
  action()
  const { user, system } = process.cpuUsage(startCpu)
  return Math.min(performance.now() - start, (user + system) / 1000)
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

/**
 * Whether calls of these durations are enough to judge by: three, and for so many milliseconds, or two hundred; fewer
 * where one takes far longer than that.
 */
export function isEnough(durations: readonly number[], budget: number): boolean {
  const sum = durations.reduce((sum, each) => sum + each, 0)
  return durations.length >= 200 || sum >= budget * (durations.length >= 3 ? 1 : 10)
}

/** The quickest of them: what the machine does besides, and what is compiled while it runs, only ever adds. */
export const quickest = (durations: readonly number[]): number => Math.min(...durations)

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** How many times the one the other is. */
export const ratio = (one: number, other: number): string => {
  const times = one / other
  return `× ${times.toFixed(times < 10 ? 2 : times < 100 ? 1 : 0)}`
}

/** Prints a table row: a name and its cells, aligned. */
export const row = (name: string, ...cells: readonly string[]): void =>
  console.log(`  ${name.padEnd(52)}${cells.map(cell => cell.padStart(16)).join('')}`.trimEnd())

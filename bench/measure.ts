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

/** Milliseconds of processor time that a call takes, on all threads: what else the machine does is not in it. */
export function processorTimeOf(action: () => unknown): number {
  const start = process.cpuUsage()
  action()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
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

/** Whether calls of these durations are enough to judge by: three, and then for so many milliseconds or two hundred. */
export const isEnough = (durations: readonly number[], budget: number): boolean =>
  durations.length >= 200 || (durations.length >= 3 && durations.reduce((sum, each) => sum + each, 0) >= budget)

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

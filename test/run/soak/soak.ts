import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Recorded } from '../../../server/run/event.ts'
import { readRun } from '../../../server/run/journal/read.ts'
import { placeOf } from '../../../server/run/runner/place.ts'
import { all, type Bench, next } from '../runner/runner-on-disk.ts'

/** What a runner holds at one moment of a run. */
export interface Holding {
  /** Steps that have ended. */
  readonly steps: number
  /** Resident memory in MiB. */
  readonly memory: number
  /** Open file descriptors. */
  readonly descriptors: number
  /** Files in the folders of its sessions. */
  readonly files: number
}

export interface Soaked {
  readonly outcome: string
  /** Milliseconds from one step's end to the next one's, in order. */
  readonly durations: readonly number[]
  readonly holdings: readonly Holding[]
  readonly events: number
  /** Length of the journal in bytes, and how long (ms) it takes to be read back. */
  readonly journal: number
  readonly reading: number
}

/** Runs a guide to its end through a real runner, and looks at what that holds every `every` steps. */
export async function soak(bench: Bench, every: number): Promise<Soaked> {
  // The session is opened before anything is counted.
  await bench.run(next)
  const { pid } = bench
  const ends: number[] = []
  const holdings: Holding[] = []
  bench.onEvent = event => {
    if (event.event !== 'step.finished') return
    ends.push(performance.now())
    if (ends.length % every === 1) holdings.push(holdingOf(bench, pid, ends.length))
  }
  const end = (await bench.run(all)).at(-1) as Recorded
  const { runs, latest } = bench
  const path = join(latest.folder, 'journal.jsonl')
  const start = performance.now()
  const record = readRun(runs, latest.run)
  const reading = performance.now() - start
  return {
    outcome: end.event === 'run.finished' ? end.outcome : 'none',
    durations: ends.slice(1).map((at, n) => at - (ends[n] ?? at)),
    holdings,
    events: record?.events.length ?? 0,
    journal: statSync(path).size,
    reading,
  }
}

function holdingOf(bench: Bench, pid: number, steps: number): Holding {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  const folder = dirname(placeOf(bench.workspace).socket)
  const sessions = readdirSync(folder).filter(name => name.startsWith(`${bench.state?.run ?? ''}.`))
  return {
    steps,
    memory: Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1]) / 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    files: sessions.reduce((sum, name) => sum + readdirSync(join(folder, name)).length, 0),
  }
}

/** A guide of so many steps that do next to nothing. */
export const longGuide = (steps: number): string =>
  `# Long\n\n${Array.from({ length: steps }, (_, n) => `## ${n + 1}. Step\n\n\`\`\`console\n$ true\n\`\`\`\n`).join('\n')}`

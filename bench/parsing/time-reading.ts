import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quickest } from '../measure.ts'
import type { Reader } from './peers.ts'

/** How long a reader goes on reading the same text, and when it is stopped at the latest, in milliseconds. */
const budget = 1000
const patience = 30_000

/** What reading a text took. */
export interface Reading {
  /** Milliseconds; null when the reader failed, or was stopped before it had read the text once. */
  readonly time: number | null
  readonly stopped: boolean
  /** Bytes of heap that the tree holds, and of memory that the reader needed at most; null when not known. */
  readonly held: number | null
  readonly peak: number | null
}

/** Has a text read by a reader, again and again, in a process of its own. */
export function timeReading(reader: Reader, text: string): Reading {
  const home = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
  const file = join(home, 'text')
  writeFileSync(file, text)
  const [program, ...args] = reader.command(file, budget)
  const { stdout, signal } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: patience,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  rmSync(home, { recursive: true })
  const printed = (stdout.match(/^\{.*\}$/gm) ?? []).map(line => JSON.parse(line) as Record<string, number>)
  const all = (key: string) => printed.flatMap(line => line[key] ?? [])
  const times = all('ms')
  return {
    time: times.length === 0 ? null : quickest(times),
    stopped: signal === 'SIGKILL',
    held: all('held')[0] ?? null,
    peak: all('peak')[0] ?? null,
  }
}

/** How a reading that came to no end is told. */
export const outcomeOf = ({ stopped }: Reading): string => (stopped ? `over ${patience / 1000} s` : 'fails')

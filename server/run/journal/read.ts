import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Recorded } from '../event.ts'
import { isRunName } from '../run-name.ts'
import { advance, type RunState } from '../state.ts'

/** What is on the disk of one run. */
export interface RunRecord {
  readonly run: string
  /** The run's folder. */
  readonly folder: string
  readonly events: readonly Recorded[]
  readonly state: RunState
  /** Lines that could not be read: cut short by a crash, or damaged. */
  readonly damaged: number
}

/** The names (ULIDs) of a workspace's runs, newest first; none when the folder is not there. */
export function listRuns(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isRunName).sort().reverse()
  } catch {
    return []
  }
}

/** Reads a run back; null when there is no record, or nothing of it can be read. Needs no runner. */
export function readRun(folder: string, run: string): RunRecord | null {
  const path = join(folder, run)
  let text: string
  try {
    text = readFileSync(join(path, 'journal.jsonl'), 'utf8')
  } catch {
    return null
  }
  const events: Recorded[] = []
  let damaged = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    const event = parseEvent(line)
    if (event === null) damaged++
    else events.push(event)
  }
  let state: RunState | null = null
  for (const event of events) state = advance(state, event)
  return state === null || state.run === '' ? null : { run, folder: path, events, state, damaged }
}

/** The newest run of a document; with `practice` given, the newest of that kind. */
export function latestRun(folder: string, file: string, practice?: boolean): RunRecord | null {
  for (const record of runsOf(folder, file, practice)) return record
  return null
}

/** The newest run of a document that is open, for real or in practice. */
export function openRun(folder: string, file: string, practice?: boolean): RunRecord | null {
  for (const record of runsOf(folder, file, practice)) if (record.state.open) return record
  return null
}

/** The runs of a document, newest first, each read when it is come to. */
export function* runsOf(folder: string, file: string, practice?: boolean): Generator<RunRecord> {
  for (const run of listRuns(folder)) {
    const first = firstEvent(join(folder, run, 'journal.jsonl'))
    // A damaged first line tells nothing: only the whole record can.
    if (first !== null && (first.event !== 'run.started' || first.file !== file)) continue
    if (first?.event === 'run.started' && practice !== undefined && first.practice !== practice) continue
    const record = readRun(folder, run)
    if (record?.state.file === file && (practice === undefined || record.state.practice === practice)) yield record
  }
}

/**
 * Where a command's output is kept: by its step's n-th start in the run, from 0, and its place in the step; of a step for
 * several hosts by the host's place among its targets, too.
 */
export const outputPath = (runFolder: string, start: number, command: number, place?: number): string =>
  join(runFolder, 'out', `${start}${place === undefined ? '' : `-${place}`}.${command}.bin`)

/** As {@link outputPath}, of a command as the record names it: `targets` are those of its step. */
export function outputPathOf(
  runFolder: string,
  start: number,
  targets: readonly string[],
  { command, target = '' }: { readonly command: number; readonly target?: string },
): string {
  const place = targets.indexOf(target)
  return outputPath(runFolder, start, command, place < 0 ? undefined : place)
}

/** The file of what each command printed, by the event of its start. */
export function outputPaths(folder: string, events: readonly Recorded[]): ReadonlyMap<Recorded, string> {
  const paths = new Map<Recorded, string>()
  let start = -1
  let targets: readonly string[] = []
  for (const event of events) {
    if (event.event === 'step.started') {
      start++
      targets = event.targets ?? []
    } else if (event.event === 'command.started') {
      paths.set(event, outputPathOf(folder, start, targets, event))
    }
  }
  return paths
}

/** The last bytes of a file; none when it is not there. */
export function readTail(path: string, limit: number): Buffer {
  return readPart(path, size => Math.max(0, size - limit), limit)
}

/** The first bytes of a file; none when it is not there. */
export const readHead = (path: string, limit: number): Buffer => readPart(path, () => 0, limit)

function readPart(path: string, from: (size: number) => number, limit: number): Buffer {
  try {
    const descriptor = openSync(path, 'r')
    try {
      const { size } = fstatSync(descriptor)
      const part = Buffer.alloc(Math.min(size, limit))
      return part.subarray(0, readSync(descriptor, part, 0, part.length, from(size)))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return Buffer.alloc(0)
  }
}

function firstEvent(path: string): Recorded | null {
  try {
    const descriptor = openSync(path, 'r')
    const head = Buffer.alloc(8192)
    const length = readSync(descriptor, head, 0, head.length, 0)
    closeSync(descriptor)
    return parseEvent(head.toString('utf8', 0, length).split('\n', 1)[0] ?? '')
  } catch {
    return null
  }
}

function parseEvent(line: string): Recorded | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return null
    const { event, seq, at } = value as Record<string, unknown>
    return typeof event === 'string' && typeof seq === 'number' && typeof at === 'string' ? (value as Recorded) : null
  } catch {
    return null
  }
}

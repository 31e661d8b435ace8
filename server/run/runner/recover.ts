import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { StepId } from '../../runbook/model.ts'
import type { Outcome, RunEvent } from '../event.ts'
import { Journal } from '../journal/journal.ts'
import { listRuns, readRun, type RunRecord } from '../journal/read.ts'
import { reduce } from '../state.ts'
import { signalOfStatus } from '../session/signal-name.ts'
import { leftEvent, leftShell } from './left-shell.ts'
import { holderOf } from './lock.ts'
import { hostsEnd, type StepEnding, stepEnd } from './recover-hosts.ts'
import { placeFor } from './place.ts'

/** Runs that are looked at when a runner starts: the newest ones. */
const looked = 200

/**
 * A record as whoever reads it finds it: when no runner is there that could go on with it, with the events that the
 * next one will write down.
 */
export function asFound(record: RunRecord): RunRecord {
  if (lostEvents(record, []).length === 0) return record
  const { folder, lock, claim } = placeFor(dirname(record.folder))
  // A runner whose claim found no room on the disk has its place all the same.
  if (holderOf(claim)?.alive === true || holderOf(lock)?.alive === true) return record
  return asLeft(record, [folder, holderOf(claim)?.note ?? folder])
}

/** A record with the {@link lostEvents} that are not in it yet. */
export function asLeft(record: RunRecord, runtimes: readonly string[]): RunRecord {
  const at = new Date().toISOString()
  const lost = lostEvents(record, runtimes).map((event, index) => ({
    ...event,
    seq: record.state.lastSeq + 1 + index,
    at,
  }))
  return { ...record, events: [...record.events, ...lost], state: lost.reduce(reduce, record.state) }
}

/**
 * What is missing at the end of a record that a runner left behind: that the shell of its step goes on, else how the step
 * ended. `runtimes` are the folders of its sessions.
 */
export function lostEvents(record: RunRecord, runtimes: readonly string[]): readonly RunEvent[] {
  const left = leftShell(record)
  if (left !== null) {
    const said = record.events.findLast(event => 'step' in event && event.step === left.step)
    return said?.event === 'step.left' ? [] : [leftEvent(left)]
  }
  const folders = sessionFolders(runtimes, record.run)
  return missingEvents(record, number => writtenStatus(folders, number))
}

/**
 * Tells the truth about what a runner that died left behind: a step that had started and not finished ended as the
 * shell wrote down, else nobody knows how. Nothing is run again. Folders of sessions that are gone are taken away.
 * Problems with one run leave the others. `runtimes` are the folders where runners had their sessions. Answers the runs
 * whose step goes on in a shell that still lives.
 */
export function recover(runs: string, ...runtimes: readonly string[]): readonly RunRecord[] {
  const going: RunRecord[] = []
  for (const runtime of runtimes) sweep(runtime)
  for (const run of listRuns(runs).slice(0, looked)) {
    try {
      const record = readRun(runs, run)
      if (record === null) continue
      if (goesOn(record)) going.push(record)
      else close(record, sessionFolders(runtimes, run))
    } catch {
      // Its journal cannot be written now: the next runner tries again.
    }
  }
  return going
}

/** Whether the shell of its step goes on. One whose terminal went with its runner hangs up, for which it has a moment. */
function goesOn(record: RunRecord): boolean {
  for (let attempt = 0; attempt < 10 && leftShell(record) !== null; attempt++) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
  return leftShell(record) !== null
}

/** Takes away the folders of a run's sessions, whose shells have gone. */
export function removeSessions(runtimes: readonly string[], run: string): void {
  for (const folder of sessionFolders(runtimes, run)) rmSync(folder, { recursive: true, force: true })
}

/** Folders of sessions of runners that died, whose workspace has gone, too; they hold the operator's exports. */
function sweep(runtime: string): void {
  for (const name of namesIn(runtime)) {
    if (!/^[0-9A-Z]{26}\.\d+$/.test(name)) continue
    const path = join(runtime, name)
    try {
      if (Date.now() - statSync(path).mtimeMs > 7 * 24 * 3600 * 1000) rmSync(path, { recursive: true, force: true })
    } catch {
      // Another runner was faster.
    }
  }
}

function close(record: RunRecord, sessions: readonly string[]): void {
  const events = missingEvents(record, number => writtenStatus(sessions, number))
  if (events.length > 0) {
    const journal = Journal.open(record.folder, record.state.lastSeq + 1)
    try {
      for (const event of events) journal.append(event)
    } finally {
      journal.close()
    }
  }
  for (const folder of sessions) rmSync(folder, { recursive: true, force: true })
}

/** The events that would have followed. `statusOf` answers what the shell wrote down about the run's n-th command. */
export function missingEvents(
  { events, state }: Pick<RunRecord, 'events' | 'state'>,
  statusOf: (number: number) => number | null,
): readonly RunEvent[] {
  const missing: RunEvent[] = []
  // A line that is damaged may have been a command's: then what the shell wrote down is another command's.
  const isWhole = events.every(({ seq }, place) => seq === place)
  for (const [id, step] of Object.entries(state.steps)) {
    if (step.phase === 'finished' || step.phase === 'refused') continue
    const end = (target?: string) => endOf(id as StepId, events, isWhole ? statusOf : () => null, target)
    missing.push(...(step.hosts === undefined ? stepEnd(id as StepId, end()) : hostsEnd(id as StepId, step.hosts, end)))
  }
  // The sessions that a dead runner stood in went with it.
  for (const [target, openers] of Object.entries(state.inside ?? {}))
    for (const opener of openers.toReversed()) missing.push({ event: 'session.left', target, opener, status: null })
  if (state.busy) missing.push({ event: 'run.finished', run: state.run, outcome: 'stopped' })
  return missing
}

/** With a `target`, the end of a step for several hosts on that one. */
function endOf(
  step: StepId,
  events: RunRecord['events'],
  statusOf: (number: number) => number | null,
  target?: string,
): StepEnding {
  let number = 0
  let commands = 0
  let status: number | null = null
  let running: { readonly command: number; readonly number: number; readonly boot?: string } | null = null
  let isHere = false
  let last = -1
  let asking = false
  for (const event of events) {
    if (event.event === 'command.started') number++
    if (!('step' in event) || event.step !== step) continue
    if (target !== undefined && event.event !== 'step.started' && (!('target' in event) || event.target !== target))
      continue
    asking = event.event === 'step.asks'
    if (event.event === 'step.started') {
      ;({ commands } = event)
      isHere = (target ?? event.target) === 'local'
      running = null
      last = -1
    } else if (event.event === 'command.started')
      running = { command: event.command, number, ...(event.boot === undefined ? {} : { boot: event.boot }) }
    else if (event.event === 'command.finished') {
      running = null
      last = event.command
      status = event.status
    }
  }
  const found: StepEnding['before'][number][] = []
  if (running !== null) {
    const { command, boot } = running
    status = statusOf(running.number)
    // The command was to reboot this machine, and that is what ended the runner; else it is still to come, or will not.
    if (boot !== undefined && status === 0) status = null
    if (isHere && wasRebooted(boot ?? '')) {
      status = 0
      last = command
      found.push({ event: 'command.finished', step, command, status, signal: null, ms: 0, cwd: null, rebooted: true })
    } else if (status !== null) {
      found.push({ event: 'command.finished', step, command, status, signal: signalOfStatus(status), ms: 0, cwd: null })
      last = command
    }
  }
  const finished = (outcome: Outcome, why: string): StepEnding => ({ before: found, outcome, why })
  if (running !== null && status === null) return finished('unknown', 'contact was lost while it ran')
  const how = found.some(event => 'rebooted' in event)
    ? 'the machine has been started anew'
    : 'it ended while contact was lost'
  if (last >= 0 && status !== 0) return finished('failed', how)
  if (last === commands - 1) return finished('passed', how)
  if (asking) return finished('canceled', 'the runner ended while the step asked for a value')
  return finished('unknown', last < 0 ? 'contact was lost when it started' : 'contact was lost between its commands')
}

/** Whether this machine is in another start than that one. */
function wasRebooted(boot: string): boolean {
  try {
    return boot !== '' && readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim() !== boot
  } catch {
    return false
  }
}

const sessionFolders = (runtimes: readonly string[], run: string): string[] =>
  runtimes.flatMap(runtime =>
    namesIn(runtime)
      .filter(name => name.startsWith(`${run}.`))
      .map(name => join(runtime, name)),
  )

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function writtenStatus(folders: readonly string[], number: number): number | null {
  for (const folder of folders) {
    try {
      const text = readFileSync(join(folder, `${number}.rc`), 'latin1')
      if (/^\d{1,3}$/.test(text)) return Number(text)
    } catch {
      // Not in this one.
    }
  }
  return null
}

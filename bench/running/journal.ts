import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent } from '../../server/run/event.ts'
import { Journal } from '../../server/run/journal/journal.ts'
import { readRun } from '../../server/run/journal/read.ts'
import type { StepId } from '../../server/runbook/model.ts'
import { ms, ratio, row } from '../measure.ts'

const events = 80_000
const durable = 500
const run = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/**
 * What the record costs: an event appended, and brought to the disk, against writing and syncing the same bytes to a
 * file; a record of {@link events} events read back, against parsing its lines.
 */
export function benchJournal(): void {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
  const path = join(folder, run, 'journal.jsonl')
  const journal = Journal.open(join(folder, run), 0)
  journal.append({ event: 'run.started', run, file: '/srv/guide.md', practice: false })
  const appended = each(events, n => journal.append(eventOf(n)))
  const synced = each(durable, n => journal.appendDurably(eventOf(n)))
  journal.close()

  const lines = readFileSync(path, 'utf8').split('\n').slice(1, -1)
  const plain = openSync(join(folder, 'plain'), 'a')
  const written = each(events, n => writeSync(plain, `${lines[n] ?? ''}\n`))
  const writtenAndSynced = each(durable, n => {
    writeSync(plain, `${lines[n] ?? ''}\n`)
    fdatasyncSync(plain)
  })
  closeSync(plain)

  const read = quickestOf(5, () => readRun(folder, run))
  const parsed = quickestOf(5, () => {
    for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') JSON.parse(line)
  })
  rmSync(folder, { recursive: true, force: true })
  row('an event appended', micros(appended))
  row('the same line by fs.writeSync', micros(written), ratio(appended, written))
  row('an event brought to the disk', micros(synced))
  row('fs.writeSync and fs.fdatasyncSync', micros(writtenAndSynced), ratio(synced, writtenAndSynced))
  row(`a record of ${events} events read back`, ms(read))
  row('its lines by JSON.parse', ms(parsed), ratio(read, parsed))
}

/** What a run of many small steps records: of each step its start, its command's start and end, its end. */
function eventOf(n: number): RunEvent {
  const step = Math.floor(n / 4)
    .toString(36)
    .padStart(8, 'a') as StepId
  switch (n % 4) {
    case 0:
      return { event: 'step.started', step, target: 'local', commands: 1 }
    case 1:
      return { event: 'command.started', step, command: 0, text: 'systemctl restart nginx' }
    case 2:
      return { event: 'command.finished', step, command: 0, status: 0, signal: null, ms: 1.234, cwd: '/srv/app' }
    default:
      return { event: 'step.finished', step, outcome: 'passed', ms: 2.345, by: 'run', why: null }
  }
}

/** Milliseconds of one of many calls. */
function each(times: number, action: (n: number) => unknown): number {
  const start = performance.now()
  for (let n = 0; n < times; n++) action(n)
  return (performance.now() - start) / times
}

function quickestOf(times: number, action: () => unknown): number {
  return Math.min(...Array.from({ length: times }, () => each(1, action)))
}

const micros = (ms: number): string => `${(ms * 1000).toFixed(1)} µs`

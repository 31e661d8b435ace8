import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../server/run/event.ts'
import { Journal, JournalError } from '../../../server/run/journal/journal.ts'
import { journalFolder } from '../../../server/run/journal/location.ts'
import { latestRun, listRuns, readRun } from '../../../server/run/journal/read.ts'

let runs: string
const run = ulid()
beforeEach(() => {
  runs = mkdtempSync(join(tmpdir(), 'rb-journal-'))
})
afterEach(() => rmSync(runs, { recursive: true, force: true }))

const started: RunEvent = { event: 'run.started', run, file: '/a.md', practice: false }
const value = (text: string): RunEvent => ({ event: 'value.set', name: 'x', value: text })
const path = () => join(runs, run, 'journal.jsonl')

describe('a journal', () => {
  test('gives places and times, and is read back', () => {
    const journal = Journal.open(join(runs, run), 0)
    journal.append(started)
    journal.appendDurably(value('1'))
    journal.close()
    const record = readRun(runs, run)
    expect(record?.events.map(({ seq, event }) => [seq, event])).toEqual([
      [0, 'run.started'],
      [1, 'value.set'],
    ])
    expect(record?.damaged).toBe(0)
    expect(record?.state).toMatchObject({ run, file: '/a.md', lastSeq: 1, values: { x: '1' } })
    expect(latestRun(runs, '/a.md')?.run).toBe(run)
    expect(latestRun(runs, '/b.md')).toBeNull()
    expect(latestRun(runs, '/a.md', true)).toBeNull()
  })

  test('a line that was cut short spoils no other', () => {
    const journal = Journal.open(join(runs, run), 0)
    journal.append(started)
    journal.close()
    appendFileSync(path(), '{"event":"value.set","na')
    const second = Journal.open(join(runs, run), 1)
    second.append(value('after'))
    second.close()
    expect(readRun(runs, run)).toMatchObject({ damaged: 1, state: { values: { x: 'after' } } })
  })

  test.each(['', '\n\n', '{}\n[]\nnull\n"x"\n1\n', '\0\0\0', '{"event":'])('damaged content is no record: %j', text => {
    mkdirSync(join(runs, run))
    writeFileSync(path(), text)
    expect(readRun(runs, run)).toBeNull()
    expect(latestRun(runs, '/a.md')).toBeNull()
  })

  test('a full disk is told before the step starts, and nothing is recorded of it', () => {
    mkdirSync(join(runs, run, 'out'), { recursive: true })
    symlinkSync('/dev/full', path())
    const journal = Journal.open(join(runs, run), 0)
    journal.append(started)
    expect(() => journal.appendDurably(value('1'))).toThrow(
      new JournalError(`the record of the run cannot be written: the disk is full (${path()}, ENOSPC)`),
    )
    expect(journal.seq).toBe(1)
  })

  test('what is owed is written once there is room again', () => {
    const journal = Journal.open(join(runs, run), 0)
    journal.append(started)
    journal.append(value('1'))
    journal.sync()
    journal.close()
    expect(readFileSync(path(), 'utf8').trim().split('\n')).toHaveLength(2)
  })

  test('a folder that may not be written is told', () => {
    writeFileSync(join(runs, 'file'), '')
    expect(() => Journal.open(join(runs, 'file', run), 0)).toThrow(
      /cannot be written: a folder on the way to it is a file/,
    )
    if (process.getuid?.() !== 0) {
      chmodSync(runs, 0o500)
      expect(() => Journal.open(join(runs, run), 0)).toThrow(/it may not be written/)
      chmodSync(runs, 0o700)
    }
  })
})

test('a folder without runs has none', () => {
  expect(listRuns(join(runs, 'nowhere'))).toEqual([])
  mkdirSync(join(runs, 'stray'))
  expect(listRuns(runs)).toEqual([])
})

test('runs are kept in the state folder of the user', () => {
  expect(journalFolder('/srv/docs', { XDG_STATE_HOME: '/state' })).toMatch(/^\/state\/runbook\/docs-[0-9a-f]{12}$/)
  expect(journalFolder('/srv/docs', { HOME: '' })).toBe(journalFolder('/srv/docs', { HOME: userInfo().homedir }))
  expect(journalFolder('/srv/docs', { XDG_STATE_HOME: 'relative', HOME: '/home/a' })).toMatch(
    /^\/home\/a\/\.local\/state\/runbook\/docs-/,
  )
})

test('writers that are killed lose at most the line they were writing', async () => {
  const outfile = resolve(import.meta.dirname, `../../../node_modules/.cache/runbook-test/writer-${process.pid}.cjs`)
  await build({
    stdin: {
      contents: `
        import { Journal } from './server/run/journal/journal.ts'
        const [, , folder, seq] = process.argv
        const journal = Journal.open(folder, Number(seq))
        process.stdout.write('open')
        for (let i = 0; ; i++) journal.append({ event: 'value.set', name: 'x', value: 'y'.repeat(i % 5000) })`,
      resolveDir: resolve(import.meta.dirname, '../../..'),
      loader: 'ts',
    },
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
  })
  const first = Journal.open(join(runs, run), 0)
  first.append(started)
  first.close()
  let killed = 0
  for (; killed < 8; killed++) {
    const seq = (readRun(runs, run)?.state.lastSeq ?? 0) + 1
    const writer = spawn(process.execPath, [outfile, join(runs, run), `${seq}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise(open => writer.stdout.once('data', open))
    await new Promise(later => setTimeout(later, 5 + killed * 3))
    writer.kill('SIGKILL')
    await new Promise(gone => writer.once('exit', gone))
  }
  const record = readRun(runs, run)
  expect(record?.damaged).toBeLessThanOrEqual(killed)
  const places = record?.events.map(({ seq }) => seq) ?? []
  expect(places.length).toBeGreaterThan(killed)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places.at(-1)).toBe(places.length - 1)
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Recorded, RunEvent } from '../../../server/run/event.ts'
import { outputPath } from '../../../server/run/journal/read.ts'
import type { History } from '../../../server/run/history/history.ts'
import { readHistory } from '../../../server/run/history/history-on-disk.ts'
import type { StepId } from '../../../server/runbook/model.ts'

const step = 'a' as StepId
let folder: string
let events: Recorded[]
let starts: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-history-'))
  mkdirSync(join(folder, 'out'))
  events = []
  starts = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const happened = (event: RunEvent) => void events.push({ ...event, seq: events.length, at: '' })
/** A step in the record, and what its commands printed beside it. */
function ran(...outputs: readonly (string | Buffer)[]): void {
  happened({ event: 'step.started', step, target: 'local', commands: outputs.length })
  outputs.forEach((output, command) => {
    happened({ event: 'command.started', step, command, text: '' })
    if (output.length > 0) writeFileSync(outputPath(folder, starts, command), output)
  })
  happened({ event: 'step.finished', step, outcome: 'passed', ms: 1, by: 'run', why: null })
  starts++
}
const read = (newest: number, older: number) => readHistory({ folder, events }, { newest, older })
/** What each command printed, whose pieces have the place of its start. */
function outputs({ records }: History) {
  const found = new Map<number, Extract<Recorded, { readonly event: 'output' }>>()
  for (const record of records) {
    if (record.event !== 'output') continue
    const before = found.get(record.seq)
    found.set(record.seq, before === undefined ? record : { ...before, data: before.data + record.data })
  }
  return [...found.values()]
}
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `${from + n}\r\n`).join('')

test('the newest step is read from its first byte, and put behind the start of each command', () => {
  ran('old\n')
  ran(numbered(0, 5000), '', numbered(5000, 5010))
  const history = read(100_000, 2000)
  expect(history.records.map(({ event }) => event).slice(-8)).toEqual([
    ...[
      'step.started',
      'command.started',
      'output',
      'output',
      'command.started',
      'command.started',
      'output',
      'step.finished',
    ],
  ])
  expect(outputs(history).map(({ data, missing }) => [data, missing])).toEqual([
    ['old\n', undefined],
    [numbered(0, 5000), undefined],
    [numbered(5000, 5010), undefined],
  ])
})

test.each([
  ['of its last command', ['first\n', numbered(0, 9000)], 1],
  ['before its last command', [numbered(0, 9000), 'last\n'], 0],
])('what is too much of it begins with a line, and says what is missing, and where it is: %s', (_, texts, long) => {
  ran(...texts)
  const [first, second] = outputs(read(20_000, 0))
  const cut = long === 0 ? first : second
  expect(cut?.data).toMatch(/^\d+\r\n[^]*8999\r\n$/)
  expect(cut?.data.length).toBeGreaterThan(19_000)
  const file = outputPath(folder, 0, long)
  expect(cut?.missing).toEqual({ bytes: readFileSync(file).length - (cut?.data.length ?? 0), file })
  if (long === 1) expect(first).toMatchObject({ data: '', missing: { bytes: 6, file: outputPath(folder, 0, 0) } })
  else expect(second).toMatchObject({ data: 'last\n' })
  expect(second?.seq).toBe(2)
})

test('a line without end and characters of many bytes are cut between characters', () => {
  ran('€'.repeat(1000))
  const [cut] = outputs(read(2000, 0))
  expect(cut?.data).toMatch(/^€{400,667}$/)
  expect((cut?.missing?.bytes ?? 0) + Buffer.byteLength(cut?.data ?? '')).toBe(3000)
})

test('of many steps only the newest are read, and the files are named by their place in the run', () => {
  for (let n = 0; n < 500; n++) ran(`${n}\n`)
  ran(numbered(0, 9000))
  // What no longer comes back costs nothing: its files are not even looked for.
  const history = read(20_000, 10_000)
  expect(history.records.length).toBeLessThan(120)
  const found = outputs(history)
  expect(found.slice(0, -1).map(({ data }) => data)).toEqual(
    Array.from({ length: found.length - 1 }, (_, n) => `${500 - (found.length - 1) + n}\n`),
  )
  expect(found.at(-1)?.missing?.file).toBe(outputPath(folder, 500, 0))
  history.push({ event: 'step.started', step, target: 'local', commands: 1, seq: 0, at: '' })
  expect(outputs(history).at(-1)?.missing?.file).toBe(outputPath(folder, 500, 0))
})

test('files that are gone, or were never there, are no output', () => {
  ran('', '')
  rmSync(join(folder, 'out'), { recursive: true })
  expect(outputs(read(1000, 1000))).toEqual([])
  expect(readHistory({ folder, events: [] }).records).toEqual([])
})

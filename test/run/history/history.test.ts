import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Recorded, RunEvent } from '../../../server/run/event.ts'
import { History } from '../../../server/run/history/history.ts'
import type { StepId } from '../../../server/runbook/model.ts'

const step = 'a' as StepId
const at = (event: RunEvent): Recorded => ({ ...event, seq: 0, at: '' })
const started = (...targets: string[]) =>
  at({ event: 'step.started', step, target: 'local', commands: 2, ...(targets.length > 0 ? { targets } : {}) })
const printed = (command: number, data: string, target?: string) =>
  at({ event: 'output', step, command, data, ...(target === undefined ? {} : { target }) })
const waiting = at({ event: 'step.waiting', step, for: 'input' })
const history = (newest: number, older: number, ...records: readonly Recorded[]) => {
  const made = new History('/run', { newest, older })
  for (const record of records) made.push(record)
  return made
}
const told = ({ records }: History) =>
  records.map(record => {
    if (record.event !== 'output') return record.event
    const { command, data, missing } = record
    return `${command} ${data}${missing === undefined ? '' : ` (${missing.bytes} ${missing.file})`}`
  })
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `${from + n}\n`)
const file = (name: string) => join('/run', 'out', `${name}.bin`)

test('what a command prints piece by piece is told in one, each command by itself', () => {
  const made = history(1000, 1000, started(), printed(0, 'a\n'), printed(0, 'b\n'), printed(1, 'c\n'))
  expect(told(made)).toEqual(['step.started', '0 a\nb\n', '1 c\n'])
})

test('what comes in one is told in pieces that end with a line, where lines end at all', () => {
  const text = numbered(0, 30_000).join('')
  const made = history(1 << 20, 0, started(), printed(0, text.slice(0, 9)), printed(0, text.slice(9)))
  const pieces = made.records.flatMap(record => (record.event === 'output' ? [record.data] : []))
  expect(pieces.join('')).toBe(text)
  expect(pieces.length).toBeGreaterThan(8)
  for (const each of pieces) expect(each).toMatch(/^\d+\n[^]{0,17000}\n$/)
  const line = 'a' + '😀'.repeat(100_000)
  made.push(printed(1, line))
  const parts = made.records.flatMap(record => (record.event === 'output' && record.command === 1 ? [record.data] : []))
  expect(parts.join('')).toBe(line)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(64 * 1024 + 1)
  expect(parts.every(part => Buffer.from(part).toString() === part)).toBe(true)
})

test('the newest step is told from its first byte, whatever the steps before it may keep', () => {
  const lines = numbered(0, 30_000)
  const made = history(200_000, 300, started(), ...lines.map(line => printed(0, line)))
  const output = made.records.map(record => (record.event === 'output' ? record.data : '')).join('')
  expect(output).toBe(lines.join(''))
  // It ends, and is the newest still.
  made.push(at({ event: 'run.finished', run: 'r', outcome: 'passed' }))
  expect(told(made)[1]?.startsWith('0 0\n1\n')).toBe(true)
  made.push(started())
  expect(told(made)).toEqual(['step.started', expect.stringMatching(/^0 299\d\d\n/), 'run.finished', 'step.started'])
})

test('of what is too long the end is told, from the beginning of a line, and how much is missing before it', () => {
  const lines = numbered(0, 30_000)
  const made = history(40_000, 300, started())
  for (const line of lines) {
    made.push(printed(0, line))
    if (line === '20000\n') made.push(waiting)
  }
  const [start, output] = made.records.filter(({ event }) => event !== 'step.waiting')
  if (start?.event !== 'step.started' || output?.event !== 'output') throw new Error('expected output')
  const { missing } = output
  const rest = made.records.map(record => (record.event === 'output' ? record.data : '')).join('')
  expect(missing?.file).toBe(file('0.0'))
  expect(lines.join('').slice(missing?.bytes)).toBe(rest)
  expect(output.data).toMatch(/^\d{5}\n/)
  expect(rest.length).toBeLessThanOrEqual(40_000)
  expect(rest.length).toBeGreaterThan(39_700)
  expect(made.records.filter(record => record.event === 'output' && record.missing)).toHaveLength(1)
})

test('each command whose output gives way says so in its place, on each host; steps are counted', () => {
  // What is no output counts, too: for 128 units.
  const made = new History('/run', { newest: 10 + 2 * 128, older: 0 }, 7)
  const begun = at({ event: 'host.started', step, target: 'y' })
  for (const record of [started('x', 'y'), printed(0, 'äöü\n', 'x'), printed(0, '1\n2\n', 'y'), begun])
    made.push(record)
  for (const record of [printed(0, '3\n', 'x'), printed(1, 'x\n'.repeat(5), 'x')]) made.push(record)
  expect(told(made)).toEqual([
    'step.started',
    `0  (4 ${file('7-1.0')})`,
    'host.started',
    `0  (9 ${file('7-0.0')})`,
    `1 ${'x\n'.repeat(5)}`,
  ])
  for (const record of [printed(0, 'late\n', 'x'), printed(0, 'end\n', 'y')]) made.push(record)
  expect(told(made).slice(2)).toEqual([
    `1  (10 ${file('7-0.1')})`,
    `0 late\n (9 ${file('7-0.0')})`,
    `0 end\n (4 ${file('7-1.0')})`,
  ])
})

test('a line without end gives way, too, and no character is halved', () => {
  const made = history(128 + 11, 0, started(), printed(0, '😀'.repeat(10)))
  expect(told(made)[1]).toBe(`0 ${'😀'.repeat(5)} (20 ${file('0.0')})`)
})

test('of the steps before the newest the oldest give way first, and nothing grows with their number', () => {
  const made = history(1000, 2000)
  for (let n = 0; n < 10_000; n++) {
    for (const record of [started(), at({ event: 'command.started', step, command: 0, text: '' })]) made.push(record)
    made.push(printed(0, `${n}\n`))
    expect(made.records.length).toBeLessThan(30)
  }
  const kept = told(made).filter(text => text.startsWith('0 '))
  expect(kept.at(-1)).toBe('0 9999\n')
  expect(kept).toEqual(numbered(10_000 - kept.length, 10_000).map(line => `0 ${line}`))
})

test('what only tells of a moment gives way as output does', () => {
  const made = history(10_000, 0, started())
  for (let n = 0; n < 1000; n++) for (const record of [waiting, printed(0, `${n}\n`)]) made.push(record)
  expect(made.records.length).toBeLessThan(200)
  expect(told(made).at(-1)).toBe('0 999\n')
})

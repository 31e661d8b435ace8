import { expect, test } from 'vitest'
import type { Recorded, RunEvent } from '../../../server/run/event.ts'
import { History } from '../../../server/run/runner/history.ts'
import type { StepId } from '../../../server/runbook/model.ts'

const step = 'a' as StepId
const at = (seq: number, event: RunEvent): Recorded => ({ ...event, seq, at: '' })
const started = at(0, { event: 'step.started', step, target: 'local', commands: 2 })
const printed = (command: number, data: string) => at(command + 1, { event: 'output', step, command, data })
const told = (history: History) =>
  history.records.map(record => (record.event === 'output' ? `${record.command} ${record.data}` : record.event))

test('what a command prints piece by piece is told in one, each command by itself', () => {
  const history = new History(1000, [started, printed(0, 'a\n'), printed(0, 'b\n')])
  history.push(printed(1, 'c\n'))
  expect(told(history)).toEqual(['step.started', '0 a\nb\n', '1 c\n'])
})

test('of much the end is told, from the beginning of a line', () => {
  const history = new History(40_000, [started])
  for (let line = 0; line < 30_000; line++) history.push(printed(0, `${line}\n`))
  const text = told(history).at(-1)
  history.push(printed(1, 'end\n'))
  expect(text?.endsWith('\n29999\n')).toBe(true)
  const first = told(history)[0]
  expect(first).toMatch(/^0 \d+\n/)
  const lines = (first?.slice(2) ?? '').trim().split('\n').map(Number)
  expect(lines[1]).toBe((lines[0] ?? 0) + 1)
  expect(
    history.records.reduce((sum, record) => sum + (record.event === 'output' ? record.data.length : 0), 0),
  ).toBeLessThan(40_001)
})

test('one piece that is too long by itself is told all the same', () => {
  const history = new History(10, [])
  history.push(printed(0, 'x'.repeat(100)))
  expect(told(history)).toEqual([`0 ${'x'.repeat(100)}`])
})

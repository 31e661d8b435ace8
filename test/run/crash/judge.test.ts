import { describe, expect, test } from 'vitest'
import type { Recorded, RunEvent } from '../../../server/run/event.ts'
import type { StepId } from '../../../server/runbook/model.ts'
import type { Evidence } from './evidence.ts'
import { attemptsOf, faultsOf, untrueOf } from './judge.ts'

const recorded = (...events: readonly RunEvent[]): Recorded[] =>
  events.map((event, seq) => ({ ...event, seq, at: '2026-11-21T00:00:00.000Z' }))
const started = (step: string): RunEvent => ({
  event: 'step.started',
  step: step as StepId,
  target: 'local',
  commands: 1,
})
const finished = (step: string, outcome: 'passed' | 'unknown' | 'canceled'): RunEvent => ({
  ...{ event: 'step.finished', step: step as StepId, outcome, ms: 1, by: 'run', why: null },
})
const start = (step: number): Evidence => ({ word: 'start', step })
const end = (step: number): Evidence => ({ word: 'end', step })
const none = [new Set<number>(), new Set<number>()]
const judge = (
  events: readonly Recorded[],
  evidence: readonly Evidence[],
  asked: readonly ReadonlySet<number>[] = none,
) => faultsOf(attemptsOf(events, ['a', 'b']), evidence, asked)

describe('a record is judged by the evidence', () => {
  test('what is true is no fault', () => {
    const events = recorded(started('a'), finished('a', 'unknown'), started('a'), finished('a', 'passed'), started('b'))
    const asked = [new Set([1]), new Set<number>()]
    expect(judge(events, [start(0), start(0), end(0), start(1)], asked)).toEqual([])
  })

  test.each([
    ['told as passed, and did not end', recorded(started('a'), finished('a', 'passed')), [start(0)]],
    ['began without a record', recorded(), [start(0), end(0)]],
    [
      'ran again by itself',
      recorded(started('a'), finished('a', 'unknown'), started('a')),
      [start(0), start(0), end(0)],
    ],
    [
      'ran again after it had passed',
      recorded(started('a'), finished('a', 'passed'), started('a')),
      [start(0), end(0), start(0)],
    ],
    ['ended in a way nobody asked for', recorded(started('a'), finished('a', 'canceled')), [start(0)]],
    ['began before the step above it had ended', recorded(started('a'), started('b')), [start(0), start(1)]],
  ])('%s', (_, events, evidence) => {
    expect(judge(events, evidence)).toHaveLength(1)
  })

  test('what was told stands in the record as it was told', () => {
    const events = recorded(started('a'), finished('a', 'passed'))
    expect(untrueOf(events, events)).toEqual([])
    expect(untrueOf(recorded(started('a'), finished('a', 'canceled')), events)).toHaveLength(1)
    expect(untrueOf(recorded(started('a'), finished('a', 'unknown')), events)).toEqual([])
  })
})

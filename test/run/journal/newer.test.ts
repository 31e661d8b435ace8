import { expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import { reduce, type RunState } from '../../../server/run/state.ts'

const at = '2026-01-01T00:00:00.000Z'
const recorded = (events: readonly object[]): readonly Recorded[] =>
  events.map((event, seq) => ({ ...event, seq, at })) as unknown as readonly Recorded[]

test('what a newer version has written down changes nothing of what this one knows', () => {
  const known = [
    { event: 'run.started', run: 'r', file: '/a.md', practice: false },
    { event: 'step.started', step: 'a', target: 'local', commands: 1 },
  ]
  const foreign = { event: 'step.pondered', step: 'a', thoughts: { many: true } }
  const strange = { event: 'moon.rose', step: 'b' }
  const states = [known, [...known, foreign, strange]].map(events =>
    recorded(events).reduce<RunState | null>(reduce, null),
  )
  expect(states[1]).toEqual({ ...states[0], lastSeq: 3 })
})

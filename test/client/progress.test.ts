import { describe, expect, test } from 'vitest'
import { countSteps, currentStep, failingStatus, lensProgress, newestEnded } from '../../client/progress.ts'
import { manual, passed, run, state, step } from './examples.ts'

describe('how far a run is', () => {
  test('nothing is done before the first run', () => {
    expect(countSteps([step('a'), manual('b')], null)).toEqual({ done: 0, total: 2 })
  })

  test('passed and skipped are behind the operator; failed, unknown and running are not', () => {
    const steps = ['a', 'b', 'c', 'd', 'e'].map(id => step(id))
    const states = {
      a: passed(),
      b: state('finished', { outcome: 'skipped' }),
      c: state('finished', { outcome: 'failed' }),
      d: state('finished', { outcome: 'unknown' }),
      e: state('running'),
    }
    expect(countSteps(steps, run(states))).toEqual({ done: 2, total: 5 })
  })

  test('a rollback is on the way only once it was entered', () => {
    const steps = [step('a'), step('undo', { rollback: true })]
    expect(countSteps(steps, null)).toEqual({ done: 0, total: 1 })
    expect(countSteps(steps, run({ undo: passed() }))).toEqual({ done: 1, total: 2 })
    expect(countSteps(steps, run({ undo: state('refused') }))).toEqual({ done: 0, total: 1 })
  })

  test('of two ways only the one that was taken counts, the first until then', () => {
    const way = (branch: string) => ({ alternative: { group: 'g', branch } })
    const steps = [step('a1', way('A')), step('a2', way('A')), step('b1', way('B'))]
    expect(countSteps(steps, null)).toEqual({ done: 0, total: 2 })
    expect(countSteps(steps, run({ b1: passed() }))).toEqual({ done: 1, total: 1 })
    // Run All came to the first way and asked which; the operator took the other.
    expect(countSteps(steps, run({ a1: state('refused'), b1: passed() }))).toEqual({ done: 1, total: 1 })
    const first = state('finished', { outcome: 'failed', startedAt: '2026-01-01T00:00:01Z' })
    const second = passed({ startedAt: '2026-01-01T00:00:02Z' })
    expect(countSteps(steps, run({ a1: first, b1: second }))).toEqual({ done: 1, total: 1 })
    expect(countSteps(steps, run({ a1: { ...second, outcome: 'skipped' } }))).toEqual({ done: 1, total: 2 })
  })

  test('a step that is no longer in the document counts for nothing', () => {
    expect(countSteps([step('a')], run({ gone: passed() }))).toEqual({ done: 0, total: 1 })
  })
})

test('a run is at the step that runs, waits or asks', () => {
  expect(currentStep(null)).toBeNull()
  expect(currentStep(run({ a: passed(), b: state('asking') }))).toBe('b')
  expect(currentStep(run({ a: passed(), b: state('refused') }))).toBeNull()
})

test('the step that ended last is found by how it ended', () => {
  const at = (second: number, outcome: 'failed' | 'unknown') =>
    state('finished', { outcome, startedAt: `2026-01-01T00:00:0${second}Z` })
  const states = { a: at(3, 'failed'), b: at(1, 'unknown'), c: at(2, 'unknown'), d: passed() }
  expect(newestEnded(run(states), outcome => outcome === 'unknown')?.step).toBe('c')
  expect(newestEnded(run(states), outcome => outcome !== 'passed')?.step).toBe('a')
  expect(newestEnded(null, () => true)).toBeNull()
})

test('a failed step has the status of its last failing command', () => {
  const command = (status: number | null) => ({ status, signal: null, ms: 1 })
  expect(failingStatus(state('finished', { outcome: 'failed', commands: { 0: command(0), 1: command(2) } }))).toBe(2)
  expect(failingStatus(state('finished', { outcome: 'failed', commands: { 0: command(null) } }))).toBeNull()
  expect(failingStatus(passed({ commands: { 0: command(1) } }))).toBeNull()
})

test('the lenses are told outcomes and the names that have a value, never the values', () => {
  const told = lensProgress('file:///g.md', run({ a: passed() }, { values: { name: 'Ada' } }), true, ['name', 'token'])
  expect(told).toEqual({
    uri: 'file:///g.md',
    practice: true,
    steps: { a: { phase: 'finished', outcome: 'passed', status: null, ms: 1200 } },
    filled: ['name', 'token'],
  })
})

test('the lenses are told which lines in doubt the run knows, also of a step that was moved', () => {
  const lines = {
    a: { hash: 'h', lines: [{ index: 1, as: 'run', line: 3, text: 'x', by: 'op' }] },
  } as const
  const settled = lensProgress('file:///guide.md', run({}, { lines, moved: { b: 'a' } }), false, []).settled
  expect(settled).toEqual({ a: { hash: 'h', indexes: [1] }, b: { hash: 'h', indexes: [1] } })
  expect(lensProgress('file:///guide.md', run({}), false, [])).not.toHaveProperty('settled')
})

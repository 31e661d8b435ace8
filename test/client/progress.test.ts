import { describe, expect, test } from 'vitest'
import { countSteps, currentStep, failingStatus, lensProgress } from '../../client/progress.ts'
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
  })

  test('of two ways only the one that was taken counts, the first until then', () => {
    const way = (branch: string) => ({ alternative: { group: 'g', branch } })
    const steps = [step('a1', way('A')), step('a2', way('A')), step('b1', way('B'))]
    expect(countSteps(steps, null)).toEqual({ done: 0, total: 2 })
    expect(countSteps(steps, run({ b1: passed() }))).toEqual({ done: 1, total: 1 })
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

import { expect, test } from 'vitest'
import { actsFor, byHandText, refusalText } from '../../client/refusal.ts'

test('a refusal is one sentence that names the step', () => {
  expect(refusalText('Upgrade', 'expected a target for db1, found none')).toBe(
    '“Upgrade” did not run: expected a target for db1, found none.',
  )
  expect(byHandText('')).toBe('The step is done by hand: do what it says, then mark it done.')
})

test('what is offered helps against what stands in the way', () => {
  expect(actsFor('target', 'host', false)).toEqual(['map', 'practise', 'done'])
  expect(actsFor('target', 'shell', false)).toEqual(['retry'])
  expect(actsFor('manual', 'unknown', false)).toEqual(['done', 'failed', 'again', 'show'])
  expect(actsFor('manual', 'confirm', true)).toEqual(['confirm', 'skip', 'show'])
  // A record of an older version says no cause.
  expect(actsFor('target', undefined, false)).toEqual(['show'])
})

test('whoever runs all steps goes on when a step by hand is done', () => {
  expect(actsFor('manual', undefined, true)[0]).toBe('done-and-on')
  expect(actsFor('manual', undefined, false)[0]).toBe('done')
})

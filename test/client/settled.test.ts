import { expect, test } from 'vitest'
import { withDecisions } from '../../client/settled.ts'
import { wantedBefore } from '../../client/values.ts'
import { at, step } from './examples.ts'

test('a line in doubt needs its values only when it is run', () => {
  const placeholder = { name: 'pack', text: '<pack>', kind: 'angle', reason: 'It stands in brackets.', command: 0 }
  const doubtful = step('a', {
    doubts: [{ text: 'st2 run <pack>', range: at(2), why: 'It could be either.', placeholders: [placeholder] }],
  })
  const asked = (as: 'run' | 'output' | null) =>
    wantedBefore(withDecisions(doubtful, [as]), new Set()).map(({ name }) => name)
  expect([asked('run'), asked('output'), asked(null)]).toEqual([['pack'], [], []])
})

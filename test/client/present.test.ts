import { expect, test } from 'vitest'
import { lookOf } from '../../client/look.ts'
import { treeOf } from '../../client/outline-tree.ts'
import { asInOutline } from '../../client/present.ts'
import { countSteps, lensProgress } from '../../client/progress.ts'
import type { StepFacts } from '../../server/run/resume/step-facts.ts'
import { outline, passed, run, step } from './examples.ts'

const command = (text: string) => [{ text, range: step('x').range, host: null, root: false, language: 'sh' }]
const facts = (text: string): StepFacts => ({
  ...{ hash: `hash of ${text}`, kind: 'command', title: 'One', sections: ['Upgrade'], hosts: [], text },
  ...{ above: null, below: null },
})
const now = outline([
  step('new', { title: 'One', sections: ['Upgrade'], commands: command('make install'), hash: 'another' }),
])
const state = run({ old: passed({ about: facts('make check') }) })

test('a step that was edited since it ran is open in the tree, the lens and the count, and says so', () => {
  const shown = asInOutline(state, now)
  expect(countSteps(now.steps, shown)).toEqual({ done: 0, total: 1 })
  expect(lookOf(treeOf(now)[0]!, shown)).toMatchObject({
    ...{ icon: 'edit', description: 'changed since run', context: 'step.run.open' },
    tooltip: expect.stringContaining('Changed since it ran: its text (it passed before)') as string,
  })
  expect(lensProgress('file:///g.md', shown, false, []).steps).toEqual({
    new: { phase: 'changed', outcome: null, status: null, ms: null },
  })
})

test('what is not known to the editor is shown as it was recorded', () => {
  expect(asInOutline(state, null)).toBe(state)
  expect(asInOutline(state, now)).toBe(asInOutline(state, now))
  const same = outline([step('old', { sections: ['Upgrade'] })])
  expect(asInOutline(state, same)).toBe(state)
})

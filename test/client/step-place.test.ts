import { expect, test } from 'vitest'
import { lineOfStep } from '../../client/step-place.ts'
import { at, outline, step } from './examples.ts'

const steps = (...ids: string[]) => outline(ids.map((id, index) => step(id, { range: at(index * 10) })))
const saw = steps('a', 'b', 'c')

test.each([
  ['a step that only moved', steps('new', 'a', 'b', 'c'), 'b', 20],
  ['a changed step, where it stood among the others', steps('new', 'a', 'edited', 'c'), 'b', 20],
  ['the first one, changed', steps('edited', 'b', 'c'), 'a', 0],
  ['the last one, taken out', steps('a', 'b'), 'c', 10],
  ['the only one, gone', steps(), 'a', 0],
])('%s', (_, now, id, line) => expect(lineOfStep(now, saw, id)).toBe(line))

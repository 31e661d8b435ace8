import { expect, test } from 'vitest'
import { changeOf, joined, type Change } from '../../server/text/change.ts'
import { applyEdits } from '../../server/text/edit.ts'
import { drawnEdit, editIn } from '../support/edits.ts'
import fc from '../support/fast-check.ts'

test('changes that follow each other are one change from the first text to the last', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.array(drawnEdit, { minLength: 1, maxLength: 6 }),
      (first, edits) => {
        let text = first
        let change: Change | null = null
        for (const drawn of edits) {
          const edit = editIn(text, drawn)
          change = change === null ? changeOf(edit) : joined(change, changeOf(edit))
          text = applyEdits(text, [edit])
        }
        if (change === null) throw new Error('expected a change, found none')
        const { start, oldEnd, newEnd } = change
        expect(start).toBeLessThanOrEqual(Math.min(oldEnd, newEnd))
        expect(first.slice(0, start) + text.slice(start, newEnd) + first.slice(oldEnd)).toBe(text)
      },
    ),
    { numRuns: 2000 },
  )
})

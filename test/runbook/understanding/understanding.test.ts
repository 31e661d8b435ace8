import { describe, expect, test } from 'vitest'
import { check, Checker, defaultSettings } from '../../../server/check/check.ts'
import { markups } from '../../../server/markup/index.ts'
import type { Runbook } from '../../../server/runbook/model.ts'
import { readRunbook } from '../../../server/runbook/read.ts'
import { Understanding } from '../../../server/runbook/understanding/understanding.ts'
import { changeOf, joined, type Change } from '../../../server/text/change.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { atOnce } from '../../../server/text/work.ts'
import { drawnEdit, editIn, guides, settled } from '../../support/edits.ts'
import fc from '../../support/fast-check.ts'

const comparable = ({ title, steps, outline, placeholders }: Runbook) =>
  settled({ title, steps, outline, placeholders })

/** Does some of a work, as if nobody wanted the rest; whether that was all of it. */
const begin = (work: Generator<void>, steps: number): boolean => {
  for (let i = 0; i < steps; i++) if (work.next().done === true) return true
  return false
}

describe.each(markups)('$id, edited', markup => {
  const texts = guides(markup.id === 'rst' ? 'rst' : 'md').filter(text => text.length < 30_000)

  test('is understood and checked as the whole text is', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(drawnEdit, { minLength: 1, maxLength: 25 }), (text, edits) => {
        const [reader, understanding, checker] = [markup.open(), new Understanding(), new Checker()]
        let source = new SourceText(text)
        let change: Change | null = null
        atOnce(understanding.read(source, markup.id, atOnce(reader.read(source, null))))
        for (const [index, drawn] of edits.entries()) {
          const edit = editIn(source.text, drawn)
          source = source.edited(edit)
          change = change === null ? changeOf(edit) : joined(change, changeOf(edit))
          // Now and then the next edit comes while the last one is still being read, at whatever stage.
          if (index % 7 === 3) {
            if (begin(reader.read(source, change), index)) change = null
            continue
          }
          const tree = atOnce(reader.read(source, change))
          change = null
          if (index % 7 === 5) begin(understanding.read(source, markup.id, tree), index)
          if (index % 7 === 5) continue
          const now = atOnce(understanding.read(source, markup.id, tree))
          if (index % 7 === 1) begin(checker.check(now, defaultSettings), index)
          const whole = readRunbook(new SourceText(source.text), markup)
          expect(comparable(now)).toEqual(comparable(whole))
          expect(settled(atOnce(checker.check(now, defaultSettings)))).toEqual(check(whole))
        }
      }),
      { numRuns: Number(process.env['RUNBOOK_EDIT_RUNS'] ?? 20) },
    )
  })
})

import { describe, expect, test } from 'vitest'
import type { DocumentTree } from '../../server/markup/block.ts'
import { markups } from '../../server/markup/index.ts'
import { changeOf, joined, type Change } from '../../server/text/change.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'
import { drawnEdit, editIn, guides, settled } from '../support/edits.ts'
import fc from '../support/fast-check.ts'

/** Faults of one place may come in any order. */
const comparable = (tree: DocumentTree) => {
  const plain = settled(tree)
  return { ...plain, faults: plain.faults.map(fault => JSON.stringify(fault)).sort() }
}

describe.each(markups)('$id, edited', markup => {
  const texts = guides(markup.id === 'rst' ? 'rst' : 'md')

  test('reads as the whole text does, whatever is typed where', { timeout: 300_000 }, () => {
    const guide = fc.constantFrom(...texts.filter(text => text.length < 30_000))
    fc.assert(
      fc.property(guide, fc.array(drawnEdit, { minLength: 1, maxLength: 25 }), (text, edits) => {
        const reader = markup.open()
        let source = new SourceText(text)
        atOnce(reader.read(source, null))
        let change: Change | null = null
        for (const [index, drawn] of edits.entries()) {
          const edit = editIn(source.text, drawn)
          source = source.edited(edit)
          change = change === null ? changeOf(edit) : joined(change, changeOf(edit))
          // Now and then the next edit comes before the last one was read, or while it is.
          if (index % 5 === 3 && reader.read(source, change).next().done === true) change = null
          if (index % 5 >= 3) continue
          const tree = atOnce(reader.read(source, change))
          change = null
          expect(comparable(tree)).toEqual(comparable(markup.parse(new SourceText(source.text))))
        }
      }),
      { numRuns: Number(process.env['RUNBOOK_EDIT_RUNS'] ?? 40) },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { SourceText } from '../../server/text/source-text.ts'
import { drawnEdit, editIn } from '../support/edits.ts'
import fc from '../support/fast-check.ts'

const linesOf = (source: SourceText) => Array.from({ length: source.lineCount }, (_, i) => source.lineSpan(i + 1))

const breaks = fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc'), { maxLength: 40 }).map(parts => parts.join(''))

describe('a text that is edited', () => {
  test('has the lines of the text that it became', () => {
    fc.assert(
      fc.property(breaks, fc.array(drawnEdit, { maxLength: 8 }), (text, edits) => {
        let source = new SourceText(text)
        for (const drawn of edits) {
          source = source.edited(editIn(source.text, drawn))
          expect(linesOf(source)).toEqual(linesOf(new SourceText(source.text)))
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('that a line break is put together in', () => {
    const source = new SourceText('a\r').edited({ span: { start: 2, end: 2 }, text: '\nb' })
    expect(linesOf(source)).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 4 },
    ])
  })
})

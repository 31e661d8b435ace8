import { expect, test } from 'vitest'
import { Chunks } from '../../server/text/chunks.ts'
import fc from '../support/fast-check.ts'

const place = fc.double({ min: 0, max: 1, noNaN: true })
const edit = fc.record({
  from: place,
  length: fc.constantFrom(0, 1, 10, 100_000, 400_000),
  text: fc.constantFrom('', 'a', 'b'.repeat(90_000)),
})

test('a text in chunks is the text that it became, wherever it is edited', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.array(place), (edits, places) => {
      let text = Array.from({ length: 60_000 }, (_, line) => `line ${line}`).join('\n')
      let chunks = new Chunks([text])
      for (const { from, length, text: typed } of edits) {
        const start = Math.floor(from * text.length)
        const end = Math.min(text.length, start + length)
        text = text.slice(0, start) + typed + text.slice(end)
        chunks = chunks.replaced(start, end, typed)
        expect(chunks.length).toBe(text.length)
        for (const at of places.map(one => Math.floor(one * text.length))) {
          expect(chunks.slice(at, at + 70_000) === text.slice(at, at + 70_000)).toBe(true)
          expect(chunks.charCodeAt(at)).toBe(text.charCodeAt(at))
        }
      }
      expect(chunks.whole === text).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('an edit of a long text makes few of its chunks anew', () => {
  const long = new Chunks(['x'.repeat(10_000_000)]).replaced(5, 5, 'y')
  const now = long.replaced(5_000_000, 5_000_001, 'zz')
  expect(now.all.filter(chunk => !long.all.includes(chunk)).map(({ length }) => length < 200_000)).toEqual([true])
})

import { expect, test } from 'vitest'
import { readOnce } from '../../../server/markup/markdown/reader.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { atOnce } from '../../../server/text/work.ts'
import { guides } from '../../support/edits.ts'
import fc from '../../support/fast-check.ts'
import { drawnPassages, drawnText } from './drawn-text.ts'

/** A text read in parts of at least so many units; faults of one place may come in any order. */
const readIn = (text: string, partLength: number) => {
  const tree = atOnce(readOnce(new SourceText(text), { partLength }))
  return { ...tree, faults: tree.faults.map(fault => JSON.stringify(fault)).sort() }
}

test.each([
  ['passages', drawnPassages],
  ['anything', drawnText],
])('however a text is divided, it reads alike: %s', { timeout: 60_000 }, (_, drawn) => {
  fc.assert(
    fc.property(drawn, text => {
      const whole = readIn(text, Infinity)
      for (const partLength of [1, 60]) expect(readIn(text, partLength)).toEqual(whole)
    }),
    { numRuns: 1000 },
  )
})

test('guides read alike in passages and in one piece', { timeout: 120_000 }, () => {
  for (const text of guides('md')) if (text.length < 20_000) expect(readIn(text, 1)).toEqual(readIn(text, Infinity))
})

test.each([
  ['a list goes on from item to item', '1. a\n\n2. b\n\n   c\n\n3) d\n\n- e\n\n- f\n\n<!-- x -->\n\n- g\n\n'],
  ['a fence in an item ends with the item', '- a\n  ```\n  b\n\n- c\n\n  ```\n  d\n\n\n- e\n'],
  ['front matter holds blank lines', '---\na: b\n\nc: d\n---\n\n---\n\nA line.\n\n---\n'],
  ['a longer colon fence', '::::a\n\n:::b\n\nText.\n\n:::\n\nText.\n\n::::\n\nText.\n'],
  ['code that looks like a closing fence', '```\n\n    ```\n\nText.\n\n```\n\nText.\n'],
  ['scripts end with any raw tag', '<script>\n\nText.\n\n</style>\n\nText.\n\n<pre>\n\n</pre >\n\n</pre>\n\n# End\n'],
  ['a footnote above and a link below', '[^a] and [b]\n\n[^a]: c\n\n[b]: /d\n\n[^a] and [b]\n'],
  ['escaped brackets in names', '[a\\]b]\n\n> [c\n> d]\n\n[a\\]b]: /x\n\n[c d]: /y\n'],
  [
    'fences of Markdown in fences',
    '````{note}\n1. a\n   ```sh\n  b\n   ```\n````\n\n````md\n1. a\n   ```sh\n  b\n   ```\n````\n',
  ],
  ['tags with their partners far away', '<details>\n\n# A\n\n<b>\n\n</details>\n\n# B\n\n</b>\n'],
])('%s', (_, text) => {
  const whole = readIn(text, Infinity)
  expect(readIn(text, 1)).toEqual(whole)
  expect(readIn(text.replaceAll('\n', '\r\n'), 1)).toEqual(readIn(text.replaceAll('\n', '\r\n'), Infinity))
})

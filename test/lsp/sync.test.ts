import fc from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { offsetOf, positionOf } from '../../server/lsp/convert.ts'
import { Workspace } from '../../server/lsp/workspace.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { languageClient } from '../support/language-client.ts'

const piece = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\r', '\t', ' ', '$ ls', '::', '``` ', '😀', '\ud83d', '\ude00', '\0', '\ufeff', 'é'),
  fc.string({ maxLength: 5 }),
)
const text = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''))

/** Places as fractions, so that they fit whatever the text has become. */
const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.nat(8),
  text,
  whole: fc.integer({ max: 9, min: 0 }),
})

test('after any edits the server has the text that the client has', async () => {
  let workspace!: Workspace
  const client = await languageClient({
    listen(connection) {
      workspace = new Workspace(connection, null)
      connection.onRequest('test/text', ({ uri }: { uri: string }) => workspace.document(uri)?.source.text ?? null)
      connection.listen()
    },
  })
  let documents = 0
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (first, rounds) => {
        const uri = `file:///t/${++documents}.md`
        let ours = first
        let version = 1
        client.open(uri, ours)
        for (const edits of rounds) {
          const changes = edits.map(({ from, size, text, whole }) => {
            if (whole === 0) {
              ours = text
              return { text }
            }
            const source = new SourceText(ours)
            // A position never stands between a carriage return and its line feed.
            const start = offsetOf(source, positionOf(source, Math.round(from * ours.length)))
            const end = offsetOf(source, positionOf(source, Math.min(ours.length, start + size)))
            const range = { start: positionOf(source, start), end: positionOf(source, Math.max(start, end)) }
            ours = ours.slice(0, start) + text + ours.slice(Math.max(start, end))
            return { range, text }
          })
          client.change(uri, ++version, changes)
          expect(await client.connection.sendRequest('test/text', { uri })).toBe(ours)
        }
        client.close(uri)
        expect(await client.connection.sendRequest('test/text', { uri })).toBeNull()
      },
    ),
    { numRuns: 200 },
  )
  await client.end()
})

test('a position of an offset leads back to it, but for offsets inside a line end', () => {
  fc.assert(
    fc.property(text, content => {
      const source = new SourceText(content)
      for (let offset = 0; offset <= content.length; offset++) {
        const inside = content[offset - 1] === '\r' && content[offset] === '\n'
        expect(offsetOf(source, positionOf(source, offset))).toBe(inside ? offset - 1 : offset)
      }
    }),
  )
})

test('a position outside the text or its line answers the nearest offset', () => {
  const source = new SourceText('ab\r\nc')
  expect(offsetOf(source, { line: 0, character: 9 })).toBe(2)
  expect(offsetOf(source, { line: 9, character: 0 })).toBe(5)
})

import fc from '../../support/fast-check.ts'
import { expect, test } from 'vitest'
import { drawnText } from './drawn-text.ts'
import { read, spanFaults } from './tree.ts'

test('any text is read, and every span lies within its parent and on its own text', () => {
  fc.assert(
    fc.property(drawnText, text => {
      expect(spanFaults(text, read(text))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('line endings do not change what is read', () => {
  const withoutSpans = (text: string) =>
    JSON.stringify(read(text).blocks, (key, value: unknown) =>
      /^(span|content|marker|heading)$/.test(key) ? undefined : value,
    )
  fc.assert(
    fc.property(drawnText, text => {
      const unix = text.replace(/\r\n?/g, '\n')
      expect(withoutSpans(unix.replaceAll('\n', '\r\n')).replaceAll('\\r\\n', '\\n')).toBe(withoutSpans(unix))
    }),
    { numRuns: 500 },
  )
})

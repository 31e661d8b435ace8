import { expect, test } from 'vitest'
import { everyMatch } from '../../server/text/every-match.ts'

test.each([
  ['words', /\w+/g, 'stop db1, start db2'],
  ['groups and lookbehind', /(?<=on )(\w+)(\d)/g, 'on db1 and on db2'],
  ['empty matches', /x?/g, 'axb'],
  ['empty matches between characters outside the basic plane', /x?/gu, '😀x😀'],
  ['the halves of such characters', /x?/g, '😀'],
  ['none', /y/g, 'axb'],
  ['starts of lines', /^/gm, 'a\nb\n\nc'],
])('finds what matchAll finds: %s', (_, pattern, text) => {
  expect(everyMatch(text, pattern)).toEqual([...text.matchAll(pattern)])
})

test('finds the same again, wherever another look has left the pattern', () => {
  const pattern = /b/g
  pattern.test('abb')
  expect(everyMatch('abb', pattern).map(({ index }) => index)).toEqual([1, 2])
  expect(everyMatch('abb', pattern).map(({ index }) => index)).toEqual([1, 2])
})

import { expect, test } from 'vitest'
import { partOf } from '../../server/include/part.ts'
import type { Inclusion } from '../../server/markup/inclusion.ts'

const part = (kind: Inclusion['kind'], text: string, options: Readonly<Record<string, string>>) =>
  partOf(text, {
    ...{ kind, path: 'x', span: { start: 0, end: 0 }, block: { start: 0, end: 0 } },
    options: new Map(Object.entries(options)),
  })

const text = '0 a\n1 b\n2 c\n3 b\n'

test('an include takes lines, then what stands between two texts', () => {
  const cut = (options: Readonly<Record<string, string>>) => part('include', text, options)
  expect(cut({})).toEqual({ text })
  expect(cut({ 'start-line': '1', 'end-line': '-1' })).toEqual({ text: '1 b\n2 c\n' })
  expect(cut({ 'start-line': 'x', 'end-line': '' })).toEqual({ text })
  expect(cut({ 'start-after': 'b', 'end-before': 'b' })).toEqual({ text: '\n2 c\n3 ' })
  expect(cut({ 'end-line': '1', 'start-after': 'b' })).toEqual({ mark: 'b' })
  expect(cut({ 'start-after': 'c', 'end-before': 'a' })).toEqual({ mark: 'a' })
})

test('a literalinclude takes whole lines, as Sphinx does', () => {
  const cut = (options: Readonly<Record<string, string>>) => part('literalinclude', text, options)
  expect(cut({})).toEqual({ text: '0 a\n1 b\n2 c\n3 b' })
  expect(cut({ lines: '1, 3-' })).toEqual({ text: '0 a\n2 c\n3 b' })
  expect(cut({ lines: '-2,,x' })).toEqual({ text: '0 a\n1 b' })
  expect(cut({ 'start-after': 'b', 'end-before': 'b' })).toEqual({ text: '2 c' })
  expect(cut({ 'start-at': 'b', 'end-at': 'c' })).toEqual({ text: '1 b\n2 c' })
  expect(cut({ 'start-at': 'b', 'end-before': 'b' })).toEqual({ text: '1 b\n2 c' })
  expect(cut({ 'start-at': 'z' })).toEqual({ mark: 'z' })
})

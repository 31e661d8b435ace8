import { expect, test } from 'vitest'
import type { CodeLine } from '../../server/markup/block.ts'
import { sliceLine, sourceOf, spanInLine } from '../../server/markup/code-line.ts'

/** A tab that straddles the indentation leaves two blanks in front. */
const plain: CodeLine = { text: '  ls -l', span: { start: 10, end: 15 } }

/** `cd |v|\ /*a*` shown as `cd 1.2/a`. */
const source = 'cd |v|\\ /*a*'
const shown: CodeLine = {
  text: 'cd 1.2/a',
  span: { start: 0, end: source.length },
  parts: [
    { at: 0, span: { start: 0, end: 3 }, isReplaced: false, mark: null },
    { at: 3, span: { start: 3, end: 6 }, isReplaced: true, mark: null },
    { at: 6, span: { start: 8, end: 9 }, isReplaced: false, mark: null },
    { at: 7, span: { start: 10, end: 11 }, isReplaced: false, mark: 'emphasis' },
  ],
}

test('a place in a line that is its source is counted from the end', () => {
  expect(sourceOf(plain, 2, 4)).toEqual({ start: 10, end: 12 })
  expect(sourceOf(plain, 0, 7)).toEqual({ start: 10, end: 15 })
  expect(spanInLine(plain, { start: 13, end: 15 })).toEqual({ start: 5, end: 7 })
  expect(sliceLine(plain, 2)).toEqual({ text: 'ls -l', span: { start: 10, end: 15 } })
  expect(sliceLine(plain, 0, 4)).toEqual({ text: '  ls', span: { start: 10, end: 12 } })
})

test('a place in replaced text is all that it was replaced for', () => {
  const slice = (from: number, to: number) => {
    const { start, end } = sourceOf(shown, from, to)
    return source.slice(start, end)
  }
  expect(slice(3, 6)).toBe('|v|')
  expect(slice(4, 5)).toBe('|v|')
  expect(slice(1, 4)).toBe('d |v|')
  expect(slice(6, 8)).toBe('/*a')
  expect(slice(7, 8)).toBe('a')
  expect(sourceOf(shown, 8, 8)).toEqual({ start: 12, end: 12 })
})

test('the way back leads to what shows the source', () => {
  const text = (part: string) => {
    const start = source.indexOf(part)
    const { start: from, end } = spanInLine(shown, { start, end: start + part.length })
    return shown.text.slice(from, end)
  }
  expect(['cd', '|v|', '|v', '\\ ', '/', '*a*', 'a', source].map(text)).toEqual([
    'cd',
    '1.2',
    '1.2',
    '',
    '/',
    'a',
    'a',
    'cd 1.2/a',
  ])
})

test('a slice keeps the places of its parts', () => {
  const slice = sliceLine(shown, 4)
  expect(slice).toMatchObject({ text: '.2/a', span: { start: 3, end: 12 } })
  expect(sourceOf(slice, 0, 1)).toEqual({ start: 3, end: 6 })
  expect(sourceOf(slice, 3, 4)).toEqual({ start: 10, end: 11 })
  expect(sliceLine(slice, 2, 3)).toMatchObject({ text: '/', span: { start: 8, end: 9 }, parts: [{ at: 0 }] })
  expect(sliceLine(shown, 0, 8)).toBe(shown)
})

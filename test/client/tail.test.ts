import { expect, test } from 'vitest'
import { Tail } from '../../client/tail.ts'

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `line ${from + n}\r\n`).join('')
const cut = /^\r\n\x1b\[0m\x1b\[2m\[output left out here: more than a tab keeps\]\x1b\[22m\r\n/

test('what is short is kept whole, however it came, and taken piece by piece', () => {
  const tail = new Tail(1 << 20)
  const text = lines(0, 20_000)
  for (let at = 0; at < text.length; at += 7) tail.push(text.slice(at, at + 7))
  expect(tail.text).toBe(text)
  const taken: string[] = []
  while (!tail.isEmpty) taken.push(tail.take(50_000))
  expect(taken.length).toBeGreaterThan(3)
  expect(taken.join('')).toBe(text)
  expect(tail.text).toBe('')
})

test.each([10, 1_000_000])('of what is too long the end is kept, by lines, and the cut is said: %i at a time', size => {
  const tail = new Tail(100_000)
  const text = lines(0, 30_000)
  for (let at = 0; at < text.length; at += size) tail.push(text.slice(at, at + size))
  for (const said of [tail.text, tail.text, tail.take(Infinity)]) {
    expect(said).toMatch(cut)
    const kept = said.replace(cut, '')
    expect(kept).toMatch(/^line \d+\r\n/)
    expect(text.endsWith(kept)).toBe(true)
    expect(kept.length).toBeGreaterThan(80_000)
    expect(kept.length).toBeLessThanOrEqual(100_000)
  }
  tail.push('more')
  expect(tail.text).toBe('more')
})

import { expect, test } from 'vitest'
import { remarkTree } from '../../../server/markup/markdown/remark-tree.ts'

/** Processor time in microseconds; of a few readings, the least. */
function cost(text: string): number {
  const once = () => {
    const before = process.cpuUsage()
    remarkTree(text)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  return Math.min(once(), once(), once())
}

// Four times the text should take about four times as long; with micromark 4.0.3 it takes sixteen times.
test.each([
  ['a list', '- item of a list\n'],
  ['a quote', '> a line of a quote\n'],
  ['lists in lists', '- a\n  - b\n    - c\n'],
])('remark reads %s in time that grows with its length', { timeout: 120_000 }, (_, piece) => {
  const ofLength = (length: number) => piece.repeat(length / piece.length)
  cost(ofLength(8_000))
  expect(cost(ofLength(128 * 1024)) / cost(ofLength(32 * 1024))).toBeLessThan(10)
})

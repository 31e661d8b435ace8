import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lensRedraw } from '../../server/lsp/lens-redraw.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** How often the client has been told after `ms` milliseconds more. */
function redrawing() {
  let told = 0
  const redraw = lensRedraw(() => told++)
  const after = (ms: number) => {
    vi.advanceTimersByTime(ms)
    return told
  }
  return { redraw, after }
}

test('a burst is told once, and not again when the client asks', () => {
  const { redraw, after } = redrawing()
  for (let step = 0; step < 10; step++) redraw.due('a')
  expect(after(100)).toBe(1)
  redraw.asked('a')
  expect(after(60_000)).toBe(1)
})

test('a client that was told and does not ask is told again, but not for ever', () => {
  const { redraw, after } = redrawing()
  redraw.due('a')
  redraw.due('b')
  after(100)
  redraw.asked('a')
  expect(after(1500)).toBe(2)
  expect(after(60_000)).toBe(3)
})

test('a document that was opened is asked for by itself, or the client is reminded', () => {
  const { redraw, after } = redrawing()
  redraw.expected('a')
  redraw.asked('a')
  expect(after(60_000)).toBe(0)
  redraw.expected('b')
  expect(after(1500)).toBe(1)
  redraw.asked('b')
  redraw.expected('c')
  redraw.forget('c')
  expect(after(60_000)).toBe(1)
})

test('nothing is told any more once the client has no more questions', () => {
  const { redraw, after } = redrawing()
  redraw.due('a')
  redraw.expected('b')
  redraw.clear()
  expect(after(60_000)).toBe(0)
})

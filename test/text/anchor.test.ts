import { expect, test } from 'vitest'
import { Anchor, anchorOf, spanOver, tieSpans } from '../../server/text/anchor.ts'

const at = ({ start, end }: { start: number; end: number }) => [start, end]

test('spans that are tied to an anchor move with it, wherever they stand in the data', () => {
  const anchor = new Anchor(100)
  const shared = { start: 12, end: 15 }
  const data = tieSpans(
    { name: 'x', span: { start: 10, end: 20 }, lines: [{ span: shared }, { span: shared }] },
    anchor,
    10,
  )
  expect(at(data.span)).toEqual([100, 110])
  anchor.offset = 7
  expect(at(data.span)).toEqual([7, 17])
  expect(data.lines.map(({ span }) => at(span))).toEqual([
    [9, 12],
    [9, 12],
  ])
  expect(anchorOf(data.span)).toBe(anchor)
  expect(JSON.parse(JSON.stringify(data.span))).toEqual({ start: 7, end: 17 })
})

test('a span that is tied stays with its own anchor', () => {
  const [one, two] = [new Anchor(0), new Anchor(50)]
  const inner = tieSpans({ span: { start: 1, end: 2 } }, one)
  const outer = tieSpans({ inner, span: { start: 51, end: 52 } }, two)
  one.offset = 10
  two.offset = 60
  expect(at(outer.inner.span)).toEqual([11, 12])
  expect(at(outer.span)).toEqual([61, 62])
})

test('a span over two others reaches to the farther end, and moves as they do', () => {
  const [one, two] = [new Anchor(0), new Anchor(50)]
  const first = tieSpans({ span: { start: 1, end: 2 } }, one)
  const last = tieSpans({ span: { start: 51, end: 60 } }, two)
  const over = spanOver(first.span, last.span)
  two.offset = 55
  expect(at(over)).toEqual([1, 65])
  expect(spanOver({ start: 1, end: 9 }, { start: 3, end: 4 })).toEqual({ start: 1, end: 9 })
})

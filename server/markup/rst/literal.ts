import { report, type Context } from './context.ts'
import { inTicks } from './in-ticks.ts'
import { quotedLine, reportMissingBlank, type Reader, type Reading } from './reading.ts'
import {
  codeLines,
  endOf,
  gatherIndented,
  indentOf,
  isBlank,
  placeOf,
  spanOf,
  textOf,
  trimmed,
  type Region,
} from './region.ts'
import type { LiteralNode } from './tree.ts'
import type { Span } from '../../text/span.ts'

/** The literal block that a `::` at `mark` promises, from line `i` on: indented, or quoted at the left. */
export function literalBlock(context: Context, region: Region, i: number, mark: Span): Reading {
  const extent = gatherIndented(region, i)
  const inner = trimmed(region, extent)
  if (inner === null) return quotedLiteral(context, region, i, mark)
  if (!extent.blankFinish) reportMissingBlank(context, region, extent.to, 'literal block')
  return {
    nodes: [literalNode(context, region, 'literal_block', inner.from, inner.to, extent.indent)],
    next: extent.to,
  }
}

function literalNode(
  context: Context,
  region: Region,
  kind: LiteralNode['kind'],
  from: number,
  to: number,
  column: number,
): LiteralNode {
  return {
    kind,
    span: spanOf(region, from, to),
    children: [],
    lines: codeLines(context.source, region, from, to, column),
  }
}

const quoteMark = /^[!-/:-@[-`{-~]/

function quotedLiteral(context: Context, region: Region, i: number, mark: Span): Reading {
  let from = i
  while (from < region.to && isBlank(region, from)) from++
  const quote = quoteMark.exec(textOf(region, from))?.[0]
  if (from >= region.to || quote === undefined) {
    const ends = from >= region.to
    // Where another text stands in its place, that is what is shown; at the end there is only the mark.
    const place = ends ? mark : { start: placeOf(region, from), end: endOf(region, from) }
    const found = ends ? 'the end of the text' : quotedLine(region, from)
    report(context, 'literal-block-expected', place, `expected an indented literal block after \`::\`, found ${found}`)
    return { nodes: [], next: i }
  }
  let to = from + 1
  while (to < region.to && textOf(region, to).startsWith(quote)) to++
  if (to < region.to && !isBlank(region, to)) {
    const span = { start: placeOf(region, to, indentOf(region, to)), end: endOf(region, to) }
    const id = indentOf(region, to) > 0 ? 'unexpected-indentation' : 'inconsistent-literal-quoting'
    const fault = indentOf(region, to) > 0 ? 'unexpected indentation' : 'inconsistent literal block quoting'
    report(
      context,
      id,
      span,
      `${fault}: expected a blank line or a line that begins with ${inTicks(quote)}, found ${quotedLine(region, to)}`,
    )
  }
  return { nodes: [literalNode(context, region, 'literal_block', from, to, 0)], next: to }
}

/** A doctest block: from `>>>` to the next blank line. */
export const doctestBlock: Reader = (context, region, i) => {
  let to = i + 1
  while (to < region.to && !isBlank(region, to)) to++
  return { nodes: [literalNode(context, region, 'doctest_block', i, to, 0)], next: to }
}

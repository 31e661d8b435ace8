import type { Span } from '../../text/span.ts'
import { report, type Context } from './context.ts'
import type { FaultId } from './faults.ts'
import { inTicks } from './in-ticks.ts'
import { patterns } from './kind.ts'
import { quotedLine, type Reading } from './reading.ts'
import { codeLines, endOf, indentOf, isBlank, placeOf, spanOf, textOf, type Region } from './region.ts'
import { richLine } from './rich-text.ts'
import { textNode } from './text-node.ts'
import type { MessageNode } from './tree.ts'
import { columnWidth } from './width.ts'

/** An adornment shorter than this is text where it could not be a title's. */
const shortest = 4

/** A title on line `i` with the underline below it, where `titles` may stand; null when the two are text. */
export function underlinedTitle(context: Context, region: Region, i: number, titles: boolean): Reading | null {
  const title = textOf(region, i)
  const underline = textOf(region, i + 1)
  const short = columnWidth(title) > underline.length
  if (short && underline.length < shortest) return null
  const heading = { start: placeOf(region, i), end: endOf(region, i + 1) }
  if (short) reportShort(context, 'underline', columnWidth(title), [adornment(region, i + 1)])
  if (!titles) return refused(context, region, i, i + 2, 'section title', adornment(region, i + 1))
  const text = textNode(context, 'title', richLine(region, i, 0))
  return { nodes: [], next: i + 2, opens: { title: text, style: underline.charAt(0), heading } }
}

const adornment = (region: Region, i: number): Span => ({
  start: placeOf(region, i, indentOf(region, i)),
  end: endOf(region, i),
})

function reportShort(context: Context, what: string, width: number, lines: readonly Span[]): void {
  const [first] = lines
  if (first === undefined) return
  const found = first.end - first.start
  const text = (context.source.text[first.start] ?? '=').repeat(width)
  const fix = { title: `Lengthen to ${width} characters`, edits: lines.map(span => ({ span, text })) }
  const message = `title ${what} too short: expected at least ${width} characters, found ${found}`
  report(context, 'title-underline-too-short', first, message, fix)
}

/** A title or transition where no section can begin. */
function refused(context: Context, region: Region, from: number, to: number, what: string, span: Span): Reading {
  report(
    context,
    'unexpected-section-title',
    span,
    `unexpected ${what}: expected body text in a nested block, found ${quotedLine(region, from)}`,
  )
  return { nodes: [givenUp(context, region, from, to)], next: to }
}

/** Lines that docutils reports instead of reading them. */
export const givenUp = (context: Context, region: Region, from: number, to: number): MessageNode => ({
  kind: 'system_message',
  span: spanOf(region, from, to),
  children: [],
  lines: codeLines(context.source, region, from, to, 0),
})

/** A line of one repeated punctuation character: an overline or a transition; null when it is text. */
export function adornmentLine(context: Context, region: Region, i: number, titles: boolean): Reading | null {
  const overline = textOf(region, i)
  if (!titles) {
    if (overline === '::' || overline.length < shortest) return null
    return refused(context, region, i, i + 1, 'section title or transition', adornment(region, i))
  }
  const short = overline.length < shortest
  if (i + 1 >= region.to || isBlank(region, i + 1)) {
    if (short) return null
    return { nodes: [{ kind: 'transition', span: adornment(region, i), children: [] }], next: i + 1 }
  }
  if (indentOf(region, i + 1) === 0 && patterns.line.test(textOf(region, i + 1))) {
    if (short) return null
    const message = `invalid title or transition: expected a title or a blank line below the line, found ${quotedLine(region, i + 1)}`
    return broken(context, region, i, i + 2, 'title-overline-mismatch', message)
  }
  return overlinedTitle(context, region, i, short)
}

function broken(context: Context, region: Region, from: number, to: number, id: FaultId, message: string): Reading {
  report(context, id, spanOf(region, from, to), message)
  return { nodes: [givenUp(context, region, from, to)], next: to }
}

function overlinedTitle(context: Context, region: Region, i: number, short: boolean): Reading | null {
  const overline = textOf(region, i)
  const underline = textOf(region, i + 2)
  const title = textOf(region, i + 1)
  if (i + 2 >= region.to || !patterns.line.test(underline)) {
    if (short) return null
    const [what, to] = i + 2 >= region.to ? ['incomplete section title', i + 2] : ['missing underline', i + 3]
    const found =
      i + 2 >= region.to ? 'the end of the text' : isBlank(region, i + 2) ? 'a blank line' : quotedLine(region, i + 2)
    const message = `${what}: expected ${inTicks(overline)} below the title as above it, found ${found}`
    return broken(context, region, i, to, 'title-overline-mismatch', message)
  }
  const heading = { start: placeOf(region, i), end: endOf(region, i + 2) }
  const width = columnWidth(title)
  if (overline !== underline) {
    if (short) return null
    const length = Math.max(overline.length, columnWidth(title.trimStart()))
    const text = overline.charAt(0).repeat(length)
    const edits = [adornment(region, i), adornment(region, i + 2)].map(span => ({ span, text }))
    const fix = { title: 'Make both lines alike', edits }
    const message = `title overline and underline differ: expected ${inTicks(overline)} below the title as above it, found ${inTicks(underline)}`
    report(context, 'title-overline-mismatch', adornment(region, i), message, fix)
    const lost = textNode(context, 'title', richLine(region, i + 1, indentOf(region, i + 1)))
    return { nodes: [], next: i + 3, opens: { title: lost, style: null, heading } }
  }
  if (width > overline.length) {
    if (short) return null
    reportShort(context, 'overline', width, [adornment(region, i), adornment(region, i + 2)])
  }
  const text = textNode(context, 'title', richLine(region, i + 1, indentOf(region, i + 1)))
  return { nodes: [], next: i + 3, opens: { title: text, style: overline.charAt(0).repeat(2), heading } }
}

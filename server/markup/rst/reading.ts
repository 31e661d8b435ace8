import type { Context } from './context.ts'
import { fixBy, newlineOf, report } from './context.ts'
import { inTicks } from './in-ticks.ts'
import { endOf, lineOf, placeOf, textOf, type Region } from './region.ts'
import { offsetAt } from './lines.ts'
import type { RstNode, TextNode } from './tree.ts'
import type { Span } from '../../text/span.ts'

/** What a construct was read as, and the line at which its body goes on. */
export interface Reading {
  readonly nodes: readonly RstNode[]
  readonly next: number
  /** The construct is a section's title; it has no other nodes then. */
  readonly opens?: SectionTitle
}

/** The title of a section as it stands; how deep the section lies is a matter of the titles before it. */
export interface SectionTitle {
  readonly title: TextNode
  /** The underline's character, twice for a title with an overline; null for a title that docutils gives up for its shape. */
  readonly style: string | null
  /** The title with its underline and overline. */
  readonly heading: Span
}

/** Reads the construct that begins at line `i`; null when it is ordinary text after all. */
export type Reader = (context: Context, region: Region, i: number) => Reading | null

/** A line as it is shown in a message. */
export function quotedLine(region: Region, i: number): string {
  const text = textOf(region, i).trim()
  return inTicks(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}

/** Reports that line `i` follows a construct without a blank line between them; `what` names the construct. */
export function reportMissingBlank(context: Context, region: Region, i: number, what: string): void {
  if (i >= region.to) return
  const span = { start: placeOf(region, i), end: endOf(region, i) }
  const start = offsetAt(lineOf(region, i), 0)
  const before = context.source.text[start - 1]
  const wholeLine = before === '\n' || before === '\r'
  const fix = wholeLine ? fixBy('Insert a blank line', { span: { start, end: start }, text: newlineOf(context) }) : null
  report(
    context,
    'missing-blank-line',
    span,
    `expected a blank line after the ${what}, found ${quotedLine(region, i)}`,
    fix,
  )
}

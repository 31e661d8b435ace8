import type { Context } from './context.ts'
import { fixBy, newlineOf, report } from './context.ts'
import { inTicks } from './in-ticks.ts'
import { endOf, lineOf, placeOf, textOf, type Region } from './region.ts'
import { offsetAt } from './lines.ts'
import type { RstNode } from './tree.ts'

/** What a construct was read as, and the line at which its body goes on. */
export interface Reading {
  readonly nodes: readonly RstNode[]
  readonly next: number
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

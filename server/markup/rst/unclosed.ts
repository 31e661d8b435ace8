import type { Fault } from '../block.ts'
import { fixBy, report } from './context.ts'
import { inTicks } from './in-ticks.ts'
import { endsBefore, isSpace } from './inline-rules.ts'
import type { Found, Scan } from './inline.ts'
import { sourceOf } from './rich-text.ts'
import type { RstInline } from './tree.ts'

const names: Partial<Record<RstInline['kind'], string>> = {
  interpreted: 'interpreted text or phrase reference',
  substitution_reference: 'substitution reference',
  target: 'internal target',
}

/** Reports a start-string between `start` and `end` that no `mark` closes; it stays in the text as a piece of its own. */
export function unclosed(scan: Scan, kind: RstInline['kind'], start: number, end: number, mark: string): Found {
  const { context, rich } = scan
  const span = { start: sourceOf(rich, start), end: sourceOf(rich, end - 1) + 1 }
  const message = `inline ${names[kind] ?? kind} start-string without end-string: expected ${inTicks(mark)} right after the text it encloses, found none in this paragraph`
  report(context, 'inline-markup-unclosed', span, message, fixOf(scan, start, end, mark))
  const text = rich.text.slice(start, end)
  return { kind: 'problematic', start, end, contentStart: start, contentEnd: end, text }
}

/** Reports interpreted text with two roles, or with a role and a reference's underscore. */
export function reportMixedRoles(
  { context, rich }: Scan,
  { start, end }: Pick<Found, 'start' | 'end'>,
  isReference: boolean,
): void {
  const span = { start: sourceOf(rich, start), end: sourceOf(rich, end - 1) + 1 }
  const message = isReference
    ? "interpreted text: expected a role or a reference's `_`, found both"
    : 'interpreted text: expected a role before or after it, found both'
  report(context, 'malformed-markup', span, message)
}

/** A quote or a lone backquote where the end-string should be becomes one; any other start-string is escaped. */
function fixOf({ rich, marked }: Scan, start: number, end: number, mark: string): Fault['fix'] {
  const near = mark.startsWith('`') ? nearMiss(marked, end) : null
  if (near !== null) {
    const span = { start: sourceOf(rich, near), end: sourceOf(rich, near) + 1 }
    return fixBy(`Close with ${mark}`, { span, text: mark })
  }
  const place = sourceOf(rich, start)
  return fixBy(`Write \\${mark} as plain text`, { span: { start: place, end: place }, text: '\\' })
}

/** How far from its start-string a mistyped end-string is looked for, and among how many quotes. */
const reach = 200
const quotes = 6

function nearMiss(text: string, from: number): number | null {
  const quote = /['`´\n]/g
  quote.lastIndex = from + 1
  for (let tries = 0; tries < quotes; tries++) {
    const at = quote.exec(text)?.index ?? text.length
    if (at >= from + reach || at >= text.length || text[at] === '\n') return null
    if (!isSpace(text, at - 1) && endsBefore(text, at + 1)) return at
  }
  return null
}

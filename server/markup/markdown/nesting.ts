import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { beginsPassage } from './passages.ts'

/** How deep lists, quotes, footnotes and admonitions may stand in each other; remark needs minutes beyond. */
export const nestingLimit = 100

/** A container that is open: a quote, or one whose content stands at a column. */
type Container = { readonly quote: true } | { readonly quote: false; readonly column: number }

/**
 * The spans of lines that would open more containers within each other than the limit, found by following only the
 * marks of containers, in linear time.
 */
export function tooDeepLines(lines: SourceText): Span[] {
  const deep: Span[] = []
  const open: Container[] = []
  for (let number = 1; number <= lines.lineCount; number++) {
    const span = lines.lineSpan(number)
    if (beginsPassage(lines.text, span.start)) open.length = 0
    if (followContainers(lines.text, span, open)) deep.push(span)
  }
  return deep
}

/** Steps over the containers that go on in this line and opens those that begin; whether they become too many. */
function followContainers(text: string, { start, end }: Span, open: Container[]): boolean {
  let offset = start
  let column = 0
  let matched = 0
  for (;;) {
    while (offset < end && (text[offset] === ' ' || text[offset] === '\t')) {
      column += text[offset] === '\t' ? 4 - (column % 4) : 1
      offset++
    }
    if (offset >= end) return false
    let container = open[matched]
    while (container && !container.quote && container.column <= column) container = open[++matched]
    const width = markWidth(text, offset, end)
    // Prose may go on lazily without the marks of its containers, so it closes none.
    if (width === 0) return false
    const quote = text[offset] === '>'
    if (!(quote && container?.quote)) {
      open.length = matched
      open.push(quote ? { quote } : { quote, column: column + (/[-+*\d]/.test(text[offset] ?? '') ? width + 1 : 4) })
    }
    matched++
    if (open.length > nestingLimit) {
      open.length = nestingLimit
      return true
    }
    offset += width
    column += width
  }
}

/** Characters of the container mark at `offset`; 0 when there is none. */
function markWidth(text: string, offset: number, end: number): number {
  const char = text[offset]
  const blankAt = (at: number) => at >= end || text[at] === ' ' || text[at] === '\t'
  if (char === '>') return 1
  if (char === '-' || char === '+' || char === '*') {
    return blankAt(offset + 1) && !(char !== '+' && isBreak(text, offset, end)) ? 1 : 0
  }
  if (char === '[' && text[offset + 1] === '^') {
    const close = text.indexOf(']:', offset)
    return close > 0 && close < Math.min(end, offset + 1000) ? close + 2 - offset : 0
  }
  if (char === '!' || char === '?' || char === '=') {
    return /^(?:(?:!!!|\?\?\?\+?) *\w|=== *["!+])/.test(text.slice(offset, offset + 40)) ? 3 : 0
  }
  let digits = 0
  while (digits < 9 && /\d/.test(text[offset + digits] ?? '')) digits++
  const delimiter = text[offset + digits]
  return digits > 0 && (delimiter === '.' || delimiter === ')') && blankAt(offset + digits + 1) ? digits + 1 : 0
}

/** Whether the rest of the line is a thematic break such as `- - -`. */
function isBreak(text: string, offset: number, end: number): boolean {
  let count = 0
  for (let i = offset; i < end; i++) {
    if (text[i] === text[offset]) count++
    else if (text[i] !== ' ' && text[i] !== '\t') return false
  }
  return count > 2
}

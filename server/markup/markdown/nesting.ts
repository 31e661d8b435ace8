import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { beginsPassage } from './passages.ts'

/** How deep lists, quotes, footnotes and admonitions may stand in each other; remark needs minutes beyond. */
export const nestingLimit = 100

/**
 * How many lines of a paragraph may lack the marks of the quotes and items they belong to. For each, remark looks through
 * the whole paragraph above; prose has a handful.
 */
export const lazyLimit = 500

/** A container that is open: a quote, or one whose content stands at a column. */
type Container = { readonly quote: true } | { readonly quote: false; readonly column: number }

/** Lines that are kept from remark. */
export interface KeptBack {
  /** They would open more containers within each other than the limit. */
  readonly tooDeep: readonly Span[]
  /** They go on with the prose of quotes and items without their marks, too many in a row. */
  readonly tooLazy: readonly Span[]
}

/** Finds the lines that are kept from remark by following only the marks of containers, in linear time. */
export function keptBack(lines: SourceText): KeptBack {
  const tooDeep: Span[] = []
  const tooLazy: Span[] = []
  const open: Container[] = []
  let lazy = 0
  for (let number = 1; number <= lines.lineCount; number++) {
    const span = lines.lineSpan(number)
    if (beginsPassage(lines.text, span.start)) open.length = 0
    const line = followContainers(lines.text, span, open)
    if (line === 'begins') lazy = 0
    else if (line === 'tooDeep') tooDeep.push(span)
    else if (line === 'lazy' && ++lazy > lazyLimit) tooLazy.push(span)
  }
  return { tooDeep, tooLazy }
}

/** What a line is to the paragraph above it: another begins, it goes on, or it goes on without the marks of containers. */
type Line = 'begins' | 'goesOn' | 'lazy' | 'tooDeep'

/** Steps over the containers that go on in this line and opens those that begin. */
function followContainers(text: string, { start, end }: Span, open: Container[]): Line {
  let offset = start
  let column = 0
  let matched = 0
  // Where the content of the last container begins.
  let edge = 0
  let line: Line = 'goesOn'
  for (;;) {
    while (offset < end && (text[offset] === ' ' || text[offset] === '\t')) {
      column += text[offset] === '\t' ? 4 - (column % 4) : 1
      offset++
    }
    if (offset >= end) return 'begins'
    let container = open[matched]
    while (container && !container.quote && container.column <= column) {
      edge = container.column
      container = open[++matched]
    }
    const width = markWidth(text, offset, end)
    const isCode = column - edge > 3
    if (width === 0) {
      if (line !== 'goesOn' || !container) return line
      if (isCode || !blockBegin.test(text.slice(offset, end))) return 'lazy'
      open.length = matched
      return 'begins'
    }
    const quote = text[offset] === '>'
    if (!(quote && container?.quote)) {
      const isMark = !isCode && /[-+*>\d]/.test(text[offset] ?? '')
      if (line === 'goesOn') line = isMark ? 'begins' : container ? 'lazy' : line
      open.length = matched
      open.push(quote ? { quote } : { quote, column: column + (/[-+*\d]/.test(text[offset] ?? '') ? width + 1 : 4) })
    }
    matched++
    if (open.length > nestingLimit) {
      open.length = nestingLimit
      return 'tooDeep'
    }
    offset += width
    column += width
    edge = column + (quote ? 1 : 0)
  }
}

/** A fence or a heading: prose does not go on with it. */
const blockBegin = /^(?:`{3,}[^`]*$|~{3}|#{1,6}(?:[ \t]|$))/

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

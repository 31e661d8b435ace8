import { documentTooLarge } from '../document-size.ts'
import type { Fault } from '../block.ts'
import { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { leftOutMessage } from './bulk.ts'
import type { LeftOut } from './bulk.ts'
import { lazyLimit, nestingLimit } from './nesting.ts'
import type { Outdented } from './outdented.ts'

/** What this markup can find wrong while it reads, by fault id: one sentence each. `check/` makes one rule per id. */
export const markdownFaults = {
  ...documentTooLarge,
  'fence-unclosed': 'A code fence that is never closed swallows the rest of the document.',
  'nesting-too-deep': 'Lists and quotes nested deeper than a hundred levels are left out.',
} as const

export type MarkdownFaultId = keyof typeof markdownFaults

/** A fault of this markup; without a fix unless one is given. */
export const fault = (id: MarkdownFaultId, span: Span, message: string, fix: Fault['fix'] = null): Fault => ({
  id,
  span,
  message,
  fix,
})

/** Lines that nest too deep; `span` is the first of them. */
export const tooDeepFault = (span: Span): Fault =>
  fault(
    'nesting-too-deep',
    span,
    `expected at most ${nestingLimit} lists and quotes within each other, found more: this line and others like it are left out`,
  )

/** Lines that lack the marks of the quotes and items they belong to; `span` is the first of them. */
export const tooLazyFault = (span: Span): Fault =>
  fault(
    'document-too-large',
    span,
    `expected at most ${lazyLimit} lines in a row without the mark of the quote or list item they belong to, found more: this line and others below it are left out`,
  )

/** A line of code that lacks blanks; `line` is its number in `text`. */
export function outdentedFault(
  { line, missing }: Outdented,
  text: string,
  sourceOf: (offset: number) => number,
): Fault {
  const at = new SourceText(text).lineSpan(line)
  const span = { start: sourceOf(at.start), end: sourceOf(at.end) }
  const message = `expected this line of code at least ${missing} further right: it ends the list item, and the fence with it`
  const edit = { span: { start: span.start, end: span.start }, text: ' '.repeat(missing) }
  return fault('fence-unclosed', span, message, { title: 'Indent the line', edits: [edit] })
}

/** What is left out; `span` is its first line. */
export const leftOutFault = (what: LeftOut, span: Span): Fault =>
  fault('document-too-large', span, leftOutMessage(what))

import { documentTooLarge } from '../document-size.ts'
import type { Fault } from '../block.ts'
import type { Span } from '../../text/span.ts'

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

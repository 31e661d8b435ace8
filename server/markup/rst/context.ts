import type { Edit } from '../../text/edit.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import type { Fault } from '../block.ts'
import type { FaultId } from './faults.ts'
import type { Reading } from './reading.ts'
import type { Region } from './region.ts'
import type { RstNode } from './tree.ts'

/** What the readers of one document share. */
export interface Context {
  readonly source: SourceText
  /** The line terminator that the document uses. */
  readonly newline: string
  readonly faults: Fault[]
  /** Reads lines as a body of their own, without sections. Deeper than {@link deepest}, they are one paragraph. */
  readonly body: (region: Region) => RstNode[]
  /** Reads lines as the document itself is read: sections may begin in them. */
  readonly sections: (region: Region) => RstNode[]
  /** Reads the one construct that begins on line `i` of the document itself. */
  readonly construct: (region: Region, i: number) => Reading
}

/** How deep bodies nest; what is nested deeper is read flat. */
export const deepest = 100

/** In a document with more faults than this another one says nothing new; they only take memory. */
export const mostFaults = 100_000

/** Notes a fault of the document. */
export function report(context: Context, id: FaultId, span: Span, message: string, fix: Fault['fix'] = null): void {
  if (context.faults.length < mostFaults) context.faults.push({ id, span, message, fix })
}

/** A fix of one edit. */
export const fixBy = (title: string, edit: Edit): Fault['fix'] => ({ title, edits: [edit] })

/** The line terminator that the document uses. */
export const newlineOf = ({ newline }: Context): string => newline

/** Reads with no fault noted: text that may not be reStructuredText at all. */
export function muted<T>(context: Context, read: () => T): T {
  const count = context.faults.length
  const result = read()
  context.faults.length = count
  return result
}

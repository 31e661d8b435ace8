import type { SourceText } from '../../text/source-text.ts'
import type { Fault } from '../block.ts'
import { openContext } from './body.ts'
import { scanLines } from './lines.ts'
import type { RstNode } from './tree.ts'

/** A document as docutils reads it, before its transforms; any text gives one. */
export interface RstDocument {
  readonly root: RstNode
  /** What is wrong with its constructs, one by one. */
  readonly faults: readonly Fault[]
}

/** Reads reStructuredText. */
export function parseRst(source: SourceText): RstDocument {
  const context = openContext(source)
  const lines = scanLines(source)
  const children = context.sections({ lines, from: 0, to: lines.length, indent: 0, first: 0 })
  const root: RstNode = { kind: 'document', span: { start: 0, end: source.text.length }, children }
  return { root, faults: context.faults }
}

/** Reads text as a body of its own, in which no section can begin. */
export function parseBody(source: SourceText): readonly RstNode[] {
  const lines = scanLines(source)
  return openContext(source).body({ lines, from: 0, to: lines.length, indent: 0, first: 0 })
}

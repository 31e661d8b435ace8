import type { SourceText } from '../../text/source-text.ts'
import type { Fault } from '../block.ts'
import { openContext } from './body.ts'
import { scanLines } from './lines.ts'
import { collectTargets, type Targets } from './targets.ts'
import type { RstNode } from './tree.ts'

/** A document as docutils reads it, before its transforms; any text gives one. */
export interface RstDocument {
  readonly root: RstNode
  readonly faults: readonly Fault[]
  readonly targets: Targets
}

/** Reads reStructuredText. */
export function parseRst(source: SourceText): RstDocument {
  const context = openContext(source)
  const lines = scanLines(source)
  const children = context.sections({ lines, from: 0, to: lines.length, indent: 0, first: 0 })
  const root: RstNode = { kind: 'document', span: { start: 0, end: source.text.length }, children }
  const targets = collectTargets(context, root)
  const faults = context.faults.sort((a, b) => a.span.start - b.span.start)
  return { root, faults, targets }
}

/** Reads text as a body of its own, in which no section can begin. */
export function parseBody(source: SourceText): readonly RstNode[] {
  const lines = scanLines(source)
  return openContext(source).body({ lines, from: 0, to: lines.length, indent: 0, first: 0 })
}

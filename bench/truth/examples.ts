import type { Placed } from '../../server/runbook/evidence/chain.ts'
import type { Manner } from '../../server/runbook/evidence/settle.ts'
import { standardEvidence } from '../../server/runbook/evidence/standard.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import type { LabelledDocument } from './corpus.ts'

/** The chain of a block, with the label of each point. */
export interface Example {
  readonly project: string
  readonly chain: readonly Placed[]
  readonly manner: Manner
  /** By point: a labelled command begins there. */
  readonly typed: readonly boolean[]
}

/** The chains of a document's blocks. */
export function examplesOf({ project, source, markup, labels }: LabelledDocument): readonly Example[] {
  const starts = new Set(labels.commands.map(({ line }) => line))
  const examples = new Map<number, Example>()
  readRunbook(source, markup, {
    ...standardEvidence,
    noted(lines, chain, manner) {
      if (chain.length === 0) return
      const typed = chain.map(({ line }) => starts.has(source.lineAt(lines[line]?.span.start ?? 0)))
      // A block may be read more than once; the last time counts.
      examples.set(lines[0]?.span.start ?? 0, { project, chain, manner, typed })
    },
  })
  return [...examples.values()]
}

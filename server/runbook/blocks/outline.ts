import type { SectionDraft, StepDraft } from './draft-step.ts'
import { undoneBy, type OpenProcedure } from './undoing.ts'
import type { Procedure, StepId } from '../model.ts'

/** The procedures of a document: the sections that hold steps, in order. */
export function outlineOf(
  children: readonly (SectionDraft | StepDraft)[],
  ids: ReadonlyMap<StepDraft, StepId>,
  around: OpenProcedure | null = null,
): (Procedure | StepId)[] {
  const outline: (Procedure | StepId)[] = []
  const before: OpenProcedure[] = []
  for (const child of [...children].sort((a, b) => a.span.start - b.span.start)) {
    if ('kind' in child) {
      const id = ids.get(child)
      if (id !== undefined) outline.push(id)
      continue
    }
    const { title, span, heading, rollback, purpose } = child
    const open = { title, span, heading, rollback, purpose, children: [] }
    const inner = outlineOf(child.children, ids, open)
    if (inner.length === 0) continue
    const undoes = rollback && around?.rollback !== true ? undoneBy(open, before, around) : null
    outline.push({ title, span, heading, rollback, undoes, purpose, children: inner })
    before.push(open)
  }
  return outline
}

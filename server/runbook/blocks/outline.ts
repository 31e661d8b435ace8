import type { SectionDraft, StepDraft } from './draft-step.ts'
import type { Procedure, StepId } from '../model.ts'

/** The procedures of a document: the sections that hold steps, in order. */
export function outlineOf(
  children: readonly (SectionDraft | StepDraft)[],
  ids: ReadonlyMap<StepDraft, StepId>,
): (Procedure | StepId)[] {
  const outline: (Procedure | StepId)[] = []
  for (const child of [...children].sort((a, b) => a.span.start - b.span.start)) {
    if ('kind' in child) {
      const id = ids.get(child)
      if (id !== undefined) outline.push(id)
      continue
    }
    const inner = outlineOf(child.children, ids)
    if (inner.length > 0)
      outline.push({
        title: child.title,
        span: child.span,
        heading: child.heading,
        rollback: child.rollback,
        children: inner,
      })
  }
  return outline
}

import type { Runbook } from '../runbook/model.ts'
import type { RunState, StepState } from '../run/state.ts'
import { markupNamed, readDocument } from './read-document.ts'

/** A step of a run as it is reported: what the document says of it now, and where it stands. */
export interface ReportedStep {
  readonly id: string
  readonly kind: string | null
  readonly title: string
  /** Its first line in the document as it is now; null when the document no longer has it. */
  readonly line: number | null
  readonly state: StepState | null
}

/** What a step is called that only the record knows: it was deleted, or its text is another step's now. */
const goneTitle = '(no longer in the document)'

/** The steps of a document in its order with their states in a run; then those that only the record still knows. */
export function reportedSteps(file: string, state: RunState | null): readonly ReportedStep[] {
  const runbook = readable(file, state)
  const steps: ReportedStep[] = (runbook?.steps ?? []).map(({ id, kind, title, span }) => ({
    id,
    kind,
    title,
    line: runbook?.source.lineAt(span.start) ?? null,
    state: state?.steps[id] ?? null,
  }))
  const known = new Set(steps.map(({ id }) => id))
  for (const [id, step] of Object.entries(state?.steps ?? {})) {
    if (!known.has(id)) steps.push({ id, kind: null, title: goneTitle, line: null, state: step })
  }
  return steps
}

/** The steps that the document still has; all of the record's when the document is gone. */
export function presentSteps(steps: readonly ReportedStep[]): readonly ReportedStep[] {
  const present = steps.filter(({ line }) => line !== null)
  return present.length > 0 ? present : steps
}

/** A document that is gone, or no text any more, still has its record. */
function readable(file: string, state: RunState | null): Runbook | null {
  try {
    return readDocument(file, markupNamed(state?.open === true ? state.markup : null))
  } catch {
    return null
  }
}

/** Whether nothing more is to be done for a step. */
export const isBehind = ({ state }: ReportedStep): boolean =>
  state?.outcome === 'passed' || state?.outcome === 'skipped'

/** What a step's state is called: its outcome, else its phase, else `open`. */
export const standing = ({ state }: ReportedStep): string =>
  state === null ? 'open' : state.phase === 'finished' ? (state.outcome ?? 'unknown') : state.phase

import type { Runbook } from '../runbook/model.ts'
import { inDocument } from '../run/resume/present-steps.ts'
import type { Changed } from '../run/resume/recognise.ts'
import type { HostState, RunState, StepState } from '../run/state.ts'
import { isStream, markupNamed, readDocument } from './read-document.ts'

/** A step of a run as it is reported: what the document says of it now, and where it stands. */
export interface ReportedStep {
  readonly id: string
  readonly kind: string | null
  readonly title: string
  /** Its first line in the document as it is now; null when the document no longer has it. */
  readonly line: number | null
  readonly state: StepState | null
  /** Its text, section or hosts were changed since it ran: it is open, and this is how it stood. */
  readonly changed: Changed | null
  /** The id under which the record knows it. */
  readonly recordedAs: string
}

/** What a step is called that only the record knows: it was deleted, or has become one that ran since. */
const goneTitleOf = ({ about }: StepState): string =>
  about === undefined ? '(no longer in the document)' : `${about.title} (no longer in the document)`

/** The steps of a document in its order with their states in a run; then those that only the record still knows. */
export function reportedSteps(file: string, recorded: RunState | null): readonly ReportedStep[] {
  const runbook = readable(file, recorded)
  const state = recorded === null || runbook === null ? recorded : inDocument(recorded, runbook)
  const steps: ReportedStep[] = (runbook?.steps ?? []).map(({ id, kind, title, span }) => ({
    id,
    kind,
    title,
    line: runbook?.source.lineAt(span.start) ?? null,
    state: state?.steps[id] ?? null,
    changed: state?.changed?.[id] ?? null,
    recordedAs: state?.changed?.[id]?.was ?? state?.moved?.[id] ?? id,
  }))
  const known = new Set(steps.map(({ id }) => id))
  for (const [id, step] of Object.entries(state?.steps ?? {})) {
    if (!known.has(id))
      steps.push({
        ...{ id, kind: null, title: goneTitleOf(step), line: null },
        state: step,
        changed: null,
        recordedAs: id,
      })
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
  // A pipe would be waited for, and its end is no document.
  if (isStream(file)) return null
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

/** What has become of a changed step, in words: `its text has changed since it ran (passed)`; empty for others. */
export const changeOf = ({ changed }: ReportedStep): string =>
  changed === null
    ? ''
    : `its ${{ text: 'text has', section: 'section has', hosts: 'hosts have' }[changed.what]} changed since it ran (${changed.before.outcome ?? 'unknown'})`

/** As {@link standing}, of one of a step's hosts. */
export const standingOf = ({ phase, outcome }: HostState): string =>
  phase === 'open' ? 'not begun' : phase === 'finished' ? (outcome ?? 'unknown') : phase

import type { Runbook, Step } from '../../runbook/model.ts'
import { type PresentStep, recognised } from './recognise.ts'
import type { RunState } from '../state.ts'
import { factsOf, type StepFacts } from './step-facts.ts'

const known = new WeakMap<Runbook, readonly PresentStep[]>()

/** A document's steps, as far as it matters to know them again. */
export function presentSteps(runbook: Runbook): readonly PresentStep[] {
  const steps = known.get(runbook) ?? runbook.steps.map(step => ({ id: step.id, ...factsOf(runbook, step) }))
  known.set(runbook, steps)
  return steps
}

/** A run's state with its steps as the document has them now; see {@link recognised}. */
export const inDocument = <State extends RunState | null>(state: State, runbook: Runbook): State | RunState =>
  state === null ? state : recognised(state, presentSteps(runbook))

/** What a step is, and what it was when it ran before it was edited, by a state {@link inDocument}. */
export function factsNow(step: Step, runbook: Runbook, state: RunState | null): StepFacts {
  const was = state?.changed?.[step.id]?.was ?? state?.moved?.[step.id]
  return { ...factsOf(runbook, step), ...(was === undefined || was === step.id ? {} : { was }) }
}

import type { Runbook } from '../../runbook/model.ts'
import { type PresentStep, recognised } from './recognise.ts'
import type { RunState } from '../state.ts'
import { factsOf } from './step-facts.ts'

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

import type { Command, Runbook, Step } from '../runbook/model.ts'
import { type Decided, type DecisionSources, decisionsOn } from './line-decisions.ts'
import { settledStep } from './settled-step.ts'
import type { RunState } from './state.ts'
import { stepHash } from './step-hash.ts'

/** A step as it runs, with the decisions on its lines in doubt. */
export interface Settled {
  /** See {@link settledStep}. */
  readonly step: Step
  /** The step as the document has it. */
  readonly written: Step
  /** The decision on each of `written.doubts`. */
  readonly decided: readonly (Decided | null)[]
}

/**
 * The steps of a document as they run, by id, in order. `state` is the run's as the document tells its steps; what is typed
 * where (see `Nesting`) is asked of these steps, so that it knows of the lines that run by the operator's word.
 */
export function settledDocument(
  runbook: Runbook,
  sources: DecisionSources,
  state: RunState | null,
): ReadonlyMap<string, Settled> {
  const settled = new Map<string, Settled>()
  let above: Step | null = null
  let last: Command | null = null
  for (const written of runbook.steps) {
    if (above === null || !isSameSection(above, written)) last = null
    const decided = written.doubts.length === 0 ? [] : decisionsOn(written, stepHash(runbook, written), sources, state)
    const step = settledStep(
      written,
      decided.map(each => each?.as ?? null),
      last,
    )
    settled.set(written.id, { step, written, decided })
    above = written
    last = step.commands.at(-1) ?? last
  }
  return settled
}

const isSameSection = (a: Step, b: Step): boolean => a.procedure.join('\n') === b.procedure.join('\n')

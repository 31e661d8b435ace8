import type { Outline } from '../server/protocol.ts'
import { recognised } from '../server/run/resume/recognise.ts'
import { saidBy } from '../server/run/said-by.ts'
import type { RunState } from '../server/run/state.ts'

const known = new WeakMap<RunState, { readonly outline: Outline; readonly result: RunState }>()

/** A run's state with its steps as the document has them now: what was edited since it ran is open, and `changed`. */
export function asInOutline(state: RunState, outline: Outline | null): RunState {
  if (outline === null) return state
  const before = known.get(state)
  if (before?.outline === outline) return before.result
  const steps = outline.steps.map(step => ({
    ...step,
    text: saidBy(step),
    ...(step.doubts.length > 0 ? ({ inDoubt: true } as const) : {}),
  }))
  const result = recognised(state, steps)
  known.set(state, { outline, result })
  return result
}

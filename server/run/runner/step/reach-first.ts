import type { Step } from '../../../runbook/model.ts'
import { type Circumstances, placesOf, type Refused } from '../../gate.ts'
import { nestedRootRefusal } from '../../nested.ts'
import type { Places } from '../../target/places.ts'
import type { StepToRun } from './course.ts'
import { NotInside } from './levels.ts'
import type { RunSessions } from '../run-sessions.ts'

/**
 * Brings the run to where a step begins, on each target: out of what the document has left, or inside what is open. Answers
 * why the step is refused when that is not open, or not root's where it is to be.
 */
export async function reachFirst(
  { step, nesting }: StepToRun,
  { legs }: Places,
  sessions: RunSessions,
): Promise<Refused | null> {
  const [first] = step.commands
  if (first === undefined) return null
  const chain = nesting?.placeOf(step, first).chain ?? []
  for (const target of legs[0]?.targets ?? []) {
    try {
      const session = await sessions.at(target).levels.reach(chain)
      const refusal = nestedRootRefusal(first, step, chain, session)
      if (refusal !== null) return refusal
    } catch (error) {
      if (!(error instanceof NotInside)) throw error
      return { reason: 'target', cause: 'nested', message: error.message }
    }
  }
  return null
}

/** What a run knows, with what is open where a step begins. */
export function withOpen(step: Step, circumstances: Circumstances, sessions: RunSessions): Circumstances {
  const places = placesOf(step, circumstances)
  const [first] = 'objection' in places ? [] : (places.legs[0]?.targets ?? [])
  return { ...circumstances, open: first === undefined ? [] : sessions.at(first).levels.openers }
}

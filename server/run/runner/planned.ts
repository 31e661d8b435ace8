import type { Reading } from '../document.ts'
import { shown } from '../fill.ts'
import { type Circumstances, type Refused, refusalOf } from '../gate.ts'
import { stepsOf } from '../plan.ts'
import { inDocument } from '../present-steps.ts'
import type { RunState } from '../state.ts'
import { stepHash } from '../step-hash.ts'
import { placeInWords } from '../target/places.ts'
import type { PlannedStep, RunRequest } from './wire.ts'

/** The hashes of a document's steps, by id: what somebody who asks for the file as it is has seen. */
export const hashesOf = ({ runbook }: Reading): Record<string, string> =>
  Object.fromEntries(runbook.steps.map(step => [step.id, stepHash(runbook, step)]))

/** What is known when a request is worked on, in a run that has come as far as `state`. */
export function circumstancesOf(
  { trusted, practice, interactive, targets, confirmed, becoming }: RunRequest,
  state: RunState | null,
  values: Readonly<Record<string, string>>,
): Circumstances {
  return {
    ...{ trusted, practice, interactive, targets, confirmed, values },
    root: process.getuid?.() === 0,
    becoming: { ...state?.becoming, ...becoming },
  }
}

/** What a request would do, given how far a run has come; null for a run that does not exist yet. */
export function planOf(
  request: RunRequest,
  reading: Reading,
  state: RunState | null,
  circumstances: Circumstances,
): readonly PlannedStep[] {
  const seen = request.seen ?? hashesOf(reading)
  return stepsOf(request.select, reading.runbook, inDocument(state, reading.runbook)).map(({ id, step, stop }) => {
    const changed = step === null || seen[id] !== stepHash(reading.runbook, step)
    const refusal: Refused | null = changed
      ? { reason: 'changed', message: 'its text has changed: look at it again before you run it' }
      : (stop ?? refusalOf(step, circumstances))
    const commands = step?.commands.map(command => shown(command, circumstances.values)) ?? []
    const target = step === null || circumstances.practice ? 'local' : placeInWords(step, circumstances.targets)
    return { step: id, title: step?.title ?? '', target, commands, refusal }
  })
}

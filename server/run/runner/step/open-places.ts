import { startsToEnd } from '../../command-state.ts'
import { isRoots, type Refused, rootRefusal } from '../../gate.ts'
import { typedOutside } from '../../nested.ts'
import { becomeOf } from '../../target/become.ts'
import type { StepToRun } from './course.ts'
import { sideBySide } from './side-by-side.ts'
import { oneByOne } from './step-on-hosts.ts'
import type { TargetSessions } from '../target-sessions.ts'

/**
 * Opens the shells that a step needs before anything of it runs, so that it is not found half-way that a host cannot be
 * reached. Answers by target why there is none; or why the step is refused: more hosts than may fail have none, or the
 * operator is not root somewhere where he is to be. Where questions may be asked they are asked one after the other.
 */
export async function openPlaces(
  toRun: StepToRun,
  places: readonly TargetSessions[],
  goesOn: () => boolean,
): Promise<ReadonlyMap<string, string> | Refused> {
  const { interactive, hosts: { sideBySide: most, mayFail } = oneByOne } = toRun.request
  const failures = new Map<string, string>()
  let refusal: Refused | null = null
  await sideBySide(
    places,
    interactive ? 1 : most,
    async place => {
      try {
        refusal ??= await openPlace(toRun, place)
      } catch (error) {
        failures.set(place.target, messageOf(error))
      }
    },
    () => goesOn() && refusal === null && (failures.size <= mayFail || places.length === 1),
  )
  if (refusal !== null) return refusal
  const isTolerable = failures.size <= mayFail && failures.size < places.length
  const [first] = failures
  if (first === undefined || isTolerable) return failures
  const [target, why] = first
  return { reason: 'target', cause: 'shell', message: places.length === 1 ? why : `${target}: ${why}` }
}

/** Answers why the step is refused there; rejects when there is no shell. */
async function openPlace(
  { step: whole, before, record, request, circumstances, nesting }: StepToRun,
  place: TargetSessions,
): Promise<Refused | null> {
  const { target } = place
  // A machine that has not come back yet is waited for by the step itself.
  if (startsToEnd(before, target).has(0) && place.boot === null && (await place.askBoot(request)).kind === 'silent')
    return null
  const step = typedOutside(whole, nesting)
  const { root } = await place.ensure(request)
  const known = { ...circumstances(), root }
  const become = becomeOf(target, known.becoming)
  if (root || request.practice || become === null || !step.commands.some(command => isRoots(command, step)))
    return rootRefusal(step, target, known)
  try {
    await place.ensureRoot(request, become, record.commands)
    return null
  } catch (error) {
    return { reason: 'root', cause: 'become', target, message: messageOf(error) }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

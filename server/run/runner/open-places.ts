import { rootRefusal } from '../gate.ts'
import type { Refused } from '../gate.ts'
import type { StepToRun } from './course.ts'
import type { RunSession } from './run-session.ts'
import { sideBySide } from './side-by-side.ts'
import { oneByOne } from './step-on-hosts.ts'

/**
 * Opens the shells that a step needs before anything of it runs, so that it is not found half-way that a host cannot be
 * reached. Answers by target why there is none; or why the step is refused: more hosts than may fail have none, or its
 * author asks for root and somewhere one is not root. Where questions may be asked they are asked one after the other.
 */
export async function openPlaces(
  { step, request }: StepToRun,
  sessions: readonly RunSession[],
  goesOn: () => boolean,
): Promise<ReadonlyMap<string, string> | Refused> {
  const { interactive, practice, hosts: { sideBySide: most, mayFail } = oneByOne } = request
  const failures = new Map<string, string>()
  let refusal: Refused | null = null
  await sideBySide(
    sessions,
    interactive ? 1 : most,
    async session => {
      try {
        const { root } = await session.ensure(request)
        refusal ??= rootRefusal(step, { root, practice })
      } catch (error) {
        failures.set(session.target, error instanceof Error ? error.message : String(error))
      }
    },
    () => goesOn() && refusal === null && (failures.size <= mayFail || sessions.length === 1),
  )
  if (refusal !== null) return refusal
  if (sessions.length > 1 && failures.size > 0 && failures.size <= mayFail && failures.size < sessions.length)
    return failures
  const [first] = failures
  if (first === undefined) return failures
  const [target, why] = first
  return { reason: 'target', cause: 'shell', message: sessions.length === 1 ? why : `${target}: ${why}` }
}

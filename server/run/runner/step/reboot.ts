import type { BootAnswer } from '../../session/ask-boot.ts'
import type { BashSession } from '../../session/bash-session.ts'
import type { StepEnd } from './step-on-target.ts'
import type { TargetSessions } from '../target-sessions.ts'
import type { RunRequest } from '../wire.ts'

/** How the wait for a machine ended. */
export type RebootEnd =
  /** It is there again, in another start, and its shell is open. */
  | 'rebooted'
  /** It runs on in the same start. */
  | 'same'
  /** It does not answer. */
  | 'gone'
  /** It is there again, and cannot tell in which start. */
  | 'untold'
  /** The operator did not want to wait any longer. */
  | 'canceled'

/** How a step ends whose machine was not rebooted, or is not known to be. */
export const notRebooted: Readonly<Record<Exclude<RebootEnd, 'rebooted'>, StepEnd>> = {
  same: { outcome: 'failed', why: 'the machine has not been rebooted: it runs on in the same start' },
  gone: {
    outcome: 'unknown',
    why: 'the machine has gone down and does not answer: whether it comes back is not known',
  },
  untold: { outcome: 'unknown', why: 'the machine answers again, and cannot tell whether it was started anew' },
  canceled: { outcome: 'canceled', why: 'nobody waits for the machine any longer: it may be rebooting still' },
}

/** A machine that is not back after this time (ms) is not waited for any longer; a server may test its memory first. */
export const rebootLimit = 30 * 60_000

/** Between two questions (ms), the first and the longest: whoever takes long is asked less often. */
const pauses = { first: 1000, longest: 10_000 }

/**
 * Waits until a machine that a command reboots is there again: asks it in which start it is, with patience, and opens the
 * shell anew when that is another than before. Never rejects.
 *
 * @param before The shell that the command ran in.
 * @param limit When it is over, the wait is.
 * @param canceled When the operator wants no more of it.
 */
export async function untilRebooted(
  sessions: TargetSessions,
  before: BashSession,
  request: RunRequest,
  limit: AbortSignal,
  canceled: AbortSignal,
): Promise<RebootEnd> {
  const over = AbortSignal.any([limit, canceled])
  const end = ended(over)
  /** Somebody may be asked to let us in, once after contact was lost. */
  let mayAsk = request.interactive
  /** What it said last; a question that the end of the wait has cut short says nothing. */
  let answer: BootAnswer = before.alive ? { kind: 'boot', boot: before.boot } : { kind: 'silent' }
  let isAfterLoss = false
  let pause = pauses.first
  while (!over.aborted) {
    const wasLost = !before.alive
    const said = await Promise.race([sessions.askBoot(), end])
    if (said !== null) [answer, isAfterLoss] = [said, wasLost]
    if (answer.kind === 'boot' && answer.boot !== before.boot && (await reopened(sessions, request, over)))
      return 'rebooted'
    if (answer.kind === 'boot' && answer.boot === '' && !before.alive) return 'untold'
    if (answer.kind === 'asks' && !before.alive && mayAsk) {
      mayAsk = false
      const session = await reopened(sessions, request, over)
      if (session !== null && session.boot !== before.boot) return 'rebooted'
    }
    await Promise.race([new Promise(resolve => setTimeout(resolve, pause)), end])
    pause = Math.min(pause * 1.2, pauses.longest)
  }
  if (canceled.aborted) return 'canceled'
  return answer.kind === 'boot' && (before.alive || isAfterLoss) ? 'same' : 'gone'
}

/** The shell, opened anew; null when that failed: the machine may not be quite there yet. */
async function reopened(sessions: TargetSessions, request: RunRequest, over: AbortSignal): Promise<BashSession | null> {
  const giveUp = () => sessions.interrupt(1)
  over.addEventListener('abort', giveUp)
  try {
    await sessions.hangUp()
    return await sessions.ensure(request)
  } catch {
    return null
  } finally {
    over.removeEventListener('abort', giveUp)
  }
}

const ended = (over: AbortSignal): Promise<null> =>
  new Promise(resolve => {
    if (over.aborted) resolve(null)
    else over.addEventListener('abort', () => resolve(null), { once: true })
  })

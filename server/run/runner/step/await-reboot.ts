import { spokenLimit } from '../../duration.ts'
import type { Deadline } from './deadline.ts'
import { type Before, type RebootEnd, untilRebooted } from './reboot.ts'
import { rebootLimitOf } from './reboot-limit.ts'
import type { StepEnd, Work } from './work.ts'
import type { TargetSessions } from '../target-sessions.ts'

/** A machine that is waited for, for the sake of a step. */
export interface Awaited {
  readonly before: Before
  /** When its command began, in milliseconds since the epoch. */
  readonly since: number
  /** It goes down so many milliseconds after it was told to, at most. */
  readonly delay: number
  /** The operator reboots it, and no command of the step. */
  readonly byHand?: true
}

/** How the wait for a machine ended, and how the step does unless it goes on (null). */
export interface Waited {
  readonly how: RebootEnd
  readonly stops: StepEnd | null
}

/**
 * Waits for a machine that a command of a step reboots, and tells so: for as long as the step's author gives it, else for as
 * long as the operator does. Never rejects.
 */
export async function awaitReboot(
  { step, record, request, inTurn }: Work,
  sessions: TargetSessions,
  { before, since, delay, byHand }: Awaited,
  deadline: Deadline | null,
  canceled: AbortSignal,
): Promise<Waited> {
  const limit = new AbortController()
  const patience = deadline?.left ?? rebootLimitOf(request.rebootLimit) + delay
  const timer = deadline === null ? setTimeout(() => limit.abort(), patience) : null
  deadline?.begin(() => limit.abort())
  const waiting = {
    event: 'step.waiting',
    step: step.id,
    for: 'reboot',
    since: new Date(since).toISOString(),
    until: new Date(Date.now() + patience).toISOString(),
    ...(byHand === true ? { byHand } : {}),
  } as const
  record.append(waiting)
  const asking = (ask: () => Promise<void>) =>
    inTurn(async () => {
      record.append({ event: 'step.waiting', step: step.id, for: 'password' })
      await ask()
      record.append({ event: 'step.resumed', step: step.id })
      record.append(waiting)
    })
  const how = await untilRebooted(sessions, before, request, { limit: limit.signal, canceled, asking })
  deadline?.pause()
  if (timer !== null) clearTimeout(timer)
  return { how, stops: how === 'rebooted' ? null : endOf(how, patience, next[byHand === true ? 'hand' : 'command']) }
}

/** What to do about a machine of which nobody knows whether it was started anew: where a command reboots it, and by hand. */
const next = {
  command: 'running the step again goes on waiting, and reboots nothing that has been rebooted',
  hand: 'mark the step done once it has been rebooted',
} as const

/** How a step ends whose machine was not rebooted, or is not known to be. */
function endOf(how: Exclude<RebootEnd, 'rebooted'>, patience: number, advice: string): StepEnd {
  switch (how) {
    case 'same':
      return { outcome: 'failed', why: 'the machine has not been rebooted: it runs on in the same start' }
    case 'gone': {
      const waited = `was waited for ${spokenLimit(Math.round(patience / 1000) * 1000)}`
      const why = `the machine has gone down and does not answer (it ${waited}): whether it comes back is not known; ${advice}`
      return { outcome: 'unknown', why }
    }
    case 'untold':
      return { outcome: 'unknown', why: 'the machine answers again, and cannot tell whether it was started anew' }
    case 'locked': {
      const why = `the machine answers, and asks for a password or the like that nobody has given: whether it was started anew is not known; ${advice}`
      return { outcome: 'unknown', why }
    }
    case 'canceled':
      return {
        outcome: 'canceled',
        why: `nobody waits for the machine any longer: it may be rebooting still; ${advice}`,
      }
  }
}

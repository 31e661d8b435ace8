import type { BootAnswer } from '../../session/ask-boot.ts'
import type { BashSession } from '../../session/bash-session.ts'
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
  /** It is there, and asks for something before it lets anybody in that nobody has given. */
  | 'locked'
  /** The operator did not want to wait any longer. */
  | 'canceled'

/** What was before a machine went down. */
export interface Before {
  /** Whether the shell there still lives. */
  readonly alive: boolean
  /** In which start the machine was; empty when nobody can tell. */
  readonly boot: string
}

/** What ends a wait, and who is asked meanwhile. */
export interface Patience {
  /** When it is over, the wait is. */
  readonly limit: AbortSignal
  /** When the operator wants no more of it. */
  readonly canceled: AbortSignal
  /** Has the operator asked what the machine wants to know before it lets him in. */
  readonly asking: (ask: () => Promise<void>) => Promise<void>
}

/** Between two questions (ms), the first and the longest: whoever takes long is asked less often. */
const pauses = { first: 1000, longest: 10_000 }

/** Where nobody is there to answer, a machine that has asked so often in a row is left alone: for half a minute. */
const enough = 10

/**
 * Waits until a machine that a command reboots is there again: asks it in which start it is, with patience, and opens the
 * shell anew when that is another than before. Never rejects.
 */
export async function untilRebooted(
  sessions: TargetSessions,
  before: Before,
  request: RunRequest,
  { limit, canceled, asking }: Patience,
): Promise<RebootEnd> {
  const over = AbortSignal.any([limit, canceled])
  const end = ended(over)
  /** The newest shell there: the machine may have let us in again before it went down. */
  let shell = before
  /** What it said last; a question that the end of the wait has cut short says nothing. */
  let answer: BootAnswer = before.alive ? { kind: 'boot', boot: before.boot } : { kind: 'silent' }
  let isAfterLoss = false
  let inVain = 0
  let pause = pauses.first
  while (!over.aborted) {
    const wasLost = !shell.alive
    const said = await Promise.race([sessions.askBoot(request), end])
    // As long as the shell lives nobody has to be asked anything: it will be lost when the machine goes down.
    if (said !== null && (said.kind !== 'asks' || wasLost)) [answer, isAfterLoss] = [said, wasLost]
    if (answer.kind === 'boot' && answer.boot !== before.boot && (await reopened(sessions, request, over)))
      return 'rebooted'
    if (answer.kind === 'boot' && answer.boot === '' && !shell.alive) return 'untold'
    if (answer.kind !== 'asks') inVain = 0
    else if (!request.interactive && ++inVain >= enough) return 'locked'
    else if (request.interactive) {
      let session: BashSession | null = null
      await asking(async () => {
        if (!over.aborted) session = await reopened(sessions, request, over)
      })
      const opened = session as BashSession | null
      if (opened !== null && opened.boot !== before.boot) return 'rebooted'
      if (opened !== null) [shell, answer, pause] = [opened, { kind: 'boot', boot: opened.boot }, pauses.first]
    }
    await Promise.race([new Promise(resolve => setTimeout(resolve, pause)), end])
    pause = Math.min(pause * 1.2, pauses.longest)
  }
  if (canceled.aborted) return 'canceled'
  if (answer.kind === 'boot' && (shell.alive || isAfterLoss)) return 'same'
  return answer.kind === 'asks' ? 'locked' : 'gone'
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

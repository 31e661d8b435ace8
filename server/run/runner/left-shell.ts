import { readdirSync, readFileSync } from 'node:fs'
import type { StepId } from '../../runbook/model.ts'
import type { RunEvent } from '../event.ts'
import type { RunRecord } from '../journal/read.ts'
import { bootOf, startOf } from '../process-life.ts'
import { sessionName } from './session-name.ts'

/** A shell that goes on with a step although the runner that opened it is gone. */
export interface LeftShell {
  readonly step: StepId
  readonly pid: number
  /** When its process began, in the kernel's ticks. */
  readonly start: string
}

/**
 * The shell that goes on with a record's step; null when there is none. It is the same process only when it began at the
 * same moment of the same start of this machine. Of shells elsewhere nobody can tell.
 */
export function leftShell({ events, state }: Pick<RunRecord, 'events' | 'state'>): LeftShell | null {
  for (const [id, { phase }] of Object.entries(state.steps)) {
    if (phase !== 'running' && phase !== 'waiting' && phase !== 'asking') continue
    const isOpening = (event: RunEvent) => event.event === 'session.opened' && event.start !== undefined
    const started = events.findLastIndex(event => event.event === 'step.started' && event.step === id)
    const command = events.slice(started).findLast(event => event.event === 'command.started')
    const begun = events[started]?.event === 'step.started' ? events[started].target : ''
    const target = (command?.event === 'command.started' ? command.target : null) ?? begun
    const wanted = sessionName(target, command?.event === 'command.started' && command.root === true)
    const opened = events.findLast(event => isOpening(event) && 'target' in event && event.target === wanted)
    if (opened?.event !== 'session.opened' || opened.start === undefined || opened.boot !== bootOf()) continue
    const shell = { step: id as StepId, pid: opened.pid, start: opened.start }
    if (isLiving(shell)) return shell
  }
  return null
}

export const isLiving = ({ pid, start }: LeftShell): boolean => startOf(pid) === start

/** What the record is to say of it. */
export const leftEvent = ({ step, pid }: LeftShell): RunEvent => ({
  event: 'step.left',
  step,
  message: `the runner that started it is gone, and its shell (process ${pid}) goes on: what it prints now is not kept`,
})

/** Interrupts all that the shell started, and itself: its terminal is gone. Each time with more insistence. */
export function interruptLeft({ pid }: LeftShell, insistence: number): void {
  const name = insistence <= 1 ? 'SIGINT' : insistence === 2 ? 'SIGTERM' : 'SIGKILL'
  for (const each of [...processesOf(pid), pid]) {
    try {
      process.kill(each, name)
    } catch {
      // Ended meanwhile.
    }
  }
}

/** The processes of a shell's session, which is named by its own number, without itself. */
function processesOf(session: number): readonly number[] {
  return readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name) || Number(name) === session) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3] === String(session) ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

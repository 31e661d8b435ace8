import type { Recorded } from './event.ts'
import type { CommandState, StepState } from './state.ts'

type Of<Name extends Recorded['event']> = Extract<Recorded, { readonly event: Name }>

/** A command that runs. */
export const commandBegun = ({ boot = '' }: Of<'command.started'>): CommandState => ({
  status: null,
  signal: null,
  ms: null,
  ...(boot === '' ? {} : { boot }),
})

/** A command that has ended. That its machine is in another start is known only when it was seen to be. */
export const commandEnded = (
  before: CommandState | undefined,
  { status, signal, ms, rebooted }: Of<'command.finished'>,
): CommandState => ({
  status,
  signal,
  ms,
  ...(rebooted === true || before?.boot === undefined ? {} : { boot: before.boot }),
})

/** Where a step that waits stands. One that waits for a machine it reboots is at work: nothing is wanted of the operator. */
export function waitingAt({ for: what, since, until, byHand }: Of<'step.waiting'>) {
  const awaited = since === undefined || until === undefined ? null : { since, until }
  return {
    phase: what === 'reboot' ? 'running' : 'waiting',
    waitingFor: what,
    ...(awaited === null ? {} : { awaited: { ...awaited, ...(byHand === true ? { byHand } : {}) } }),
  } as const
}

/**
 * Which start of its target each command of a step was to end, and is not known to have: of one that ended with nobody
 * knowing whether its machine came back. By the command's index.
 */
export function startsToEnd(step: StepState | undefined, target: string): ReadonlyMap<number, string> {
  const { outcome, commands } = (step?.hosts === undefined ? step : step.hosts[target]) ?? {}
  if (outcome !== 'unknown' && outcome !== 'canceled') return new Map()
  return new Map(
    Object.entries(commands ?? {}).flatMap(([index, { boot }]) => (boot === undefined ? [] : [[Number(index), boot]])),
  )
}

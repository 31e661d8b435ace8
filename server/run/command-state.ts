import type { Recorded } from './event.ts'
import type { AwaitedReboot, CommandState, StepState } from './state.ts'

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

/** What a step that waits says of the machine it waits for. */
export const awaitedIn = ({ since, until, byHand }: Of<'step.waiting'>): { readonly awaited?: AwaitedReboot } =>
  since === undefined || until === undefined
    ? {}
    : { awaited: { since, until, ...(byHand === true ? { byHand } : {}) } }

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

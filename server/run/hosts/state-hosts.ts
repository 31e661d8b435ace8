import { waitingAt, commandBegun, commandEnded } from '../command-state.ts'
import type { Recorded } from '../event.ts'
import type { CommandState, HostState, StepState } from '../state.ts'

type Hosts = Readonly<Record<string, HostState>>

/** Every host of a step that starts: not begun, but for those whose outcome is kept. */
export const hostsAtStart = (targets: readonly string[], kept: readonly string[], before: Hosts = {}): Hosts =>
  Object.fromEntries(targets.map(target => [target, (kept.includes(target) ? before[target] : undefined) ?? open]))

/** A step after one more event of one of its hosts: how the step stands is how its hosts do. */
export function onHost(step: StepState, hosts: Hosts, target: string, event: Recorded): StepState {
  const after = { ...hosts, [target]: reduceHost(hosts[target] ?? open, event) }
  const all = Object.values(after)
  const asking = all.find(({ phase }) => phase === 'asking')
  const waiting = all.find(({ phase }) => phase === 'waiting')
  const awaited = longestAwaited(all)
  const refusal = event.event === 'step.refused' ? { reason: event.reason, message: event.message } : step.refusal
  return {
    ...step,
    refusal,
    hosts: after,
    phase: asking !== undefined ? 'asking' : waiting !== undefined ? 'waiting' : 'running',
    asks: asking?.asks ?? [],
    waitingFor: (waiting ?? all.find(({ waitingFor }) => waitingFor !== null))?.waitingFor ?? null,
    ...(awaited === undefined ? {} : { awaited }),
    commands: worstCommands(all),
  }
}

/** The machine that reboots for longest. */
const longestAwaited = (hosts: readonly HostState[]) =>
  hosts
    .flatMap(({ waitingFor, awaited }) => (waitingFor === 'reboot' && awaited !== undefined ? [awaited] : []))
    .sort((a, b) => a.since.localeCompare(b.since))
    .at(0)

const open: HostState = {
  phase: 'open',
  outcome: null,
  why: null,
  asks: [],
  waitingFor: null,
  startedAt: null,
  ms: null,
  commands: {},
}

function reduceHost(host: HostState, event: Recorded): HostState {
  switch (event.event) {
    case 'host.started':
      return { ...open, phase: 'running', startedAt: event.at }
    case 'host.finished': {
      const { outcome, ms, why } = event
      return { ...host, phase: 'finished', outcome, ms, why, asks: [], waitingFor: null }
    }
    case 'command.started':
      return goingOn(host, event.command, commandBegun(event))
    case 'command.finished':
      return goingOn(host, event.command, commandEnded(host.commands[event.command], event))
    case 'step.waiting':
      return { ...host, ...waitingAt(event) }
    case 'step.resumed':
      return { ...host, phase: 'running', waitingFor: null }
    case 'step.asks':
      return { ...host, phase: 'asking', asks: event.names }
    default:
      return host
  }
}

const goingOn = (host: HostState, command: number, state: CommandState): HostState => ({
  ...host,
  phase: 'running',
  asks: [],
  waitingFor: null,
  commands: { ...host.commands, [command]: state },
})

/** Of each command the state that matters most: that it runs, that it failed somewhere, that it passed; the longest of them. */
function worstCommands(hosts: readonly HostState[]): StepState['commands'] {
  const worst: Record<number, CommandState> = {}
  const weight = ({ status, ms }: CommandState) => (ms === null ? 3 : status === null ? 2 : status !== 0 ? 1 : 0)
  for (const [index, state] of hosts.flatMap(({ commands }) => Object.entries(commands))) {
    const known = worst[Number(index)]
    const more = known === undefined ? 1 : weight(state) - weight(known) || (state.ms ?? 0) - (known.ms ?? 0)
    if (more > 0) worst[Number(index)] = state
  }
  return worst
}

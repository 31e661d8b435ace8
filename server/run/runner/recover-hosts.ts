import type { StepId } from '../../runbook/model.ts'
import type { Outcome, RunEvent } from '../event.ts'
import { sumOf } from '../hosts/hosts.ts'
import type { HostState } from '../state.ts'
import { on } from './step/host-record.ts'

/** What is missing at the end of a step that a runner left behind: the events before its last word, and that. */
export interface StepEnding {
  readonly before: readonly RunEvent[]
  readonly outcome: Outcome
  readonly why: string
}

/** The end of a step on one target. */
export const stepEnd = (step: StepId, { before, outcome, why }: StepEnding): RunEvent[] => [
  ...before,
  { event: 'step.finished', step, outcome, ms: 0, by: 'run', why },
]

/**
 * The end of a step for several hosts: those that had ended keep how, those at work ended as `endOn` finds, and those that
 * were not begun stay so.
 */
export function hostsEnd(
  step: StepId,
  hosts: Readonly<Record<string, HostState>>,
  endOn: (target: string) => StepEnding,
): RunEvent[] {
  const events: RunEvent[] = []
  const ends = Object.entries(hosts).map(([target, { phase, outcome }]) => {
    if (phase === 'open' || phase === 'finished') return { target, outcome }
    const end = endOn(target)
    events.push(...end.before.map(event => on(target, event)))
    events.push({ event: 'host.finished', step, target, outcome: end.outcome, ms: 0, why: end.why })
    return { target, outcome: end.outcome }
  })
  return [...events, { event: 'step.finished', step, ms: 0, by: 'run', ...sumOf(ends) }]
}

import { choicesOf, waysTaken } from './choices.ts'
import type { OutlineAlternative, OutlineStep, Progress, SettledDoubts, StepProgress } from '../server/protocol.ts'
import type { Outcome } from '../server/run/event.ts'
import type { RunState, StepState } from '../server/run/state.ts'

/** How many steps of a runbook are behind the operator, of how many there are to follow. */
export interface Count {
  readonly done: number
  readonly total: number
}

const settled = (state: StepState | undefined) =>
  state?.phase === 'finished' && (state.outcome === 'passed' || state.outcome === 'skipped')

/**
 * Counts the steps on the operator's way: a rollback is not on it until one of its steps was touched, and of several
 * alternatives only the branch that was touched last, else the first. A step that the run only came to, and that was
 * refused there, is not touched.
 */
export function countSteps(steps: readonly OutlineStep[], run: RunState | null): Count {
  const touched = isTouched(run)
  const branches = branchesTaken(steps, run)
  for (const step of steps) {
    for (const { group, branch } of choicesOf(step)) if (!branches.has(group)) branches.set(group, branch)
  }
  const way = steps.filter(
    step =>
      (!step.rollback || touched(step)) && choicesOf(step).every(({ group, branch }) => branches.get(group) === branch),
  )
  return { done: way.filter(step => settled(run?.steps[step.id])).length, total: way.length }
}

const isTouched =
  (run: RunState | null) =>
  ({ id }: OutlineStep): boolean => {
    const state = run?.steps[id]
    return state !== undefined && state.phase !== 'refused'
  }

function branchesTaken(steps: readonly OutlineStep[], run: RunState | null): Map<string, string> {
  const started = ({ id }: OutlineStep) => run?.steps[id]?.startedAt ?? ''
  const taken = steps.filter(step => isTouched(run)(step) && run?.steps[step.id]?.outcome !== 'skipped')
  return waysTaken(taken.toSorted((a, b) => started(a).localeCompare(started(b))))
}

/** The outermost choice before a step that nobody has made; null when all are made. */
export function openChoice(
  step: OutlineStep,
  steps: readonly OutlineStep[],
  run: RunState | null,
): OutlineAlternative | null {
  const taken = branchesTaken(steps, run)
  return choicesOf(step).find(({ group }) => !taken.has(group)) ?? null
}

/** The step that a run is at: the one that runs, waits or asks; null when none does. */
export function currentStep(run: RunState | null): string | null {
  const found = Object.entries(run?.steps ?? {}).find(
    ([, { phase }]) => phase === 'running' || phase === 'waiting' || phase === 'asking',
  )
  return found?.[0] ?? null
}

/** How long a step took, in milliseconds; null of one that was settled by hand, or ended while contact was lost. */
export const tookOf = ({ by, ms }: StepState): number | null => (by === 'run' && ms !== 0 ? ms : null)

/** The step that ended last with such an outcome; null when none did. */
export function newestEnded(
  run: RunState | null,
  such: (outcome: Outcome | null) => boolean,
): { readonly step: string; readonly state: StepState } | null {
  const found = Object.entries(run?.steps ?? {})
    .filter(([, { phase, outcome }]) => phase === 'finished' && such(outcome))
    .sort(([, a], [, b]) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''))
    .at(-1)
  return found ? { step: found[0], state: found[1] } : null
}

/** Exit status of the command that ended a failed step; null when it is not known. */
export function failingStatus(state: StepState): number | null {
  if (state.outcome !== 'failed') return null
  const statuses = Object.entries(state.commands)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, command]) => command.status)
  return statuses.findLast(status => status !== null && status !== 0) ?? null
}

/** The targets of the steps that ran on several, by step. */
export const hostsOf = (run: RunState | null): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(run?.steps ?? {}).flatMap(([id, { hosts }]) =>
      hosts === undefined ? [] : [[id, Object.keys(hosts)]],
    ),
  )

/** Hosts of a step that has ended where it has not passed, or was not begun; none unless it has passed on others. */
export function failedHosts({ phase, hosts = {} }: StepState): readonly string[] {
  const failed = Object.entries(hosts).filter(([, { outcome }]) => outcome !== 'passed')
  const isPartly = failed.length < Object.keys(hosts).length
  return phase === 'finished' && isPartly ? failed.map(([target]) => target) : []
}

function sinceOf({ awaited }: StepState): Pick<StepProgress, 'since' | 'byHand'> {
  if (awaited === undefined) return {}
  const { since, byHand } = awaited
  return { since, ...(byHand === true ? { byHand } : {}) }
}

const stepProgress = (state: StepState): StepProgress => ({
  phase: state.phase,
  outcome: state.outcome,
  status: failingStatus(state),
  ms: tookOf(state),
  ...(state.outcome !== 'passed' && failedHosts(state).length > 0 ? { openHosts: failedHosts(state).length } : {}),
  ...(state.waitingFor === 'reboot' ? { reboots: true, ...sinceOf(state) } : {}),
})

/** What the run knows of lines in doubt, by the ids that steps have now. */
function settledIn({ lines = {}, moved = {} }: RunState): Readonly<Record<string, SettledDoubts>> {
  const ids = [...Object.keys(lines).map(id => [id, id] as const), ...Object.entries(moved)]
  return Object.fromEntries(
    ids.flatMap(([id, was]) => {
      const said = lines[was]
      return said === undefined ? [] : [[id, { hash: said.hash, indexes: said.lines.map(({ index }) => index) }]]
    }),
  )
}

const editedSince: StepProgress = { phase: 'changed', outcome: null, status: null, ms: null }

/** What the lenses are told of a document's run; `filled` are names that have a value beside those the run recorded. */
export function lensProgress(
  uri: string,
  run: RunState | null,
  practice: boolean,
  filled: readonly string[],
): Progress {
  return {
    uri,
    practice: run && currentStep(run) !== null ? run.practice : practice,
    steps: {
      ...Object.fromEntries(Object.entries(run?.steps ?? {}).map(([id, state]) => [id, stepProgress(state)])),
      ...Object.fromEntries(Object.keys(run?.changed ?? {}).map(id => [id, editedSince])),
    },
    ...(run?.lines === undefined ? {} : { settled: settledIn(run) }),
    filled: [...new Set([...Object.keys(run?.values ?? {}), ...filled])],
  }
}

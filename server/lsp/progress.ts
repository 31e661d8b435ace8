import type { Progress, SettledDoubts, StepProgress } from '../protocol.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const phases: ReadonlySet<unknown> = new Set<StepProgress['phase']>([
  'running',
  'waiting',
  'asking',
  'refused',
  'finished',
  'changed',
])

function stepOf(value: unknown): StepProgress | null {
  if (!isRecord(value) || !phases.has(value.phase)) return null
  return {
    phase: value.phase as StepProgress['phase'],
    outcome: typeof value.outcome === 'string' ? value.outcome : null,
    status: typeof value.status === 'number' ? value.status : null,
    ms: typeof value.ms === 'number' && Number.isFinite(value.ms) ? value.ms : null,
    ...(typeof value.openHosts === 'number' && value.openHosts > 0 ? { openHosts: value.openHosts } : {}),
    ...(value.reboots === true ? { reboots: true } : {}),
    ...(typeof value.since === 'string' ? { since: value.since } : {}),
    ...(value.byHand === true ? { byHand: true } : {}),
  }
}

function settledOf(value: unknown): Progress['settled'] {
  const steps = Object.entries(isRecord(value) ? value : {}).flatMap(([id, step]): [string, SettledDoubts][] => {
    if (!isRecord(step) || typeof step.hash !== 'string' || !Array.isArray(step.indexes)) return []
    return [[id, { hash: step.hash, indexes: step.indexes.filter(index => typeof index === 'number') }]]
  })
  return steps.length === 0 ? undefined : Object.fromEntries(steps)
}

/** Reads the params of the client's progress notification; null for anything else, and a step we cannot read is left out. */
export function progressOf(value: unknown): Progress | null {
  if (!isRecord(value) || typeof value.uri !== 'string') return null
  const steps = Object.entries(isRecord(value.steps) ? value.steps : {}).flatMap(([id, step]) => {
    const progress = stepOf(step)
    return progress === null ? [] : [[id, progress] as const]
  })
  const settled = settledOf(value.settled)
  return {
    uri: value.uri,
    practice: value.practice === true,
    steps: Object.fromEntries(steps),
    filled: Array.isArray(value.filled) ? value.filled.filter(name => typeof name === 'string') : [],
    ...(settled === undefined ? {} : { settled }),
  }
}

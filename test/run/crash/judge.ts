import type { Outcome, Recorded } from '../../../server/run/event.ts'
import { countOf, type Evidence } from './evidence.ts'

/** One start of a step, as the record tells it; without an outcome when it has not ended. */
export interface Attempt {
  readonly outcome: Outcome | null
  /** The status of the command that ended last. */
  readonly status: number | null
}

/** What the record says of a run, by the step's number in the guide: each of its starts. */
export type Attempts = readonly (readonly Attempt[])[]

export function attemptsOf(events: readonly Recorded[], ids: readonly string[]): Attempts {
  const attempts: { outcome: Outcome | null; status: number | null }[][] = ids.map(() => [])
  for (const event of events) {
    if (!('step' in event)) continue
    const ofStep = attempts[ids.indexOf(event.step)]
    if (event.event === 'step.started') ofStep?.push({ outcome: null, status: null })
    const last = ofStep?.at(-1)
    if (last === undefined) continue
    if (event.event === 'command.finished') last.status = event.status
    if (event.event === 'step.finished' && event.by === 'run') last.outcome = event.outcome
  }
  return attempts
}

/**
 * What is wrong with a record by the evidence, one sentence each; while nothing runs. `asked` says before which starts
 * of each step the operator had it run again, though it was not known how it had ended.
 */
export function faultsOf(
  record: Attempts,
  evidence: readonly Evidence[],
  asked: readonly ReadonlySet<number>[],
): string[] {
  const faults: string[] = []
  record.forEach((attempts, step) => {
    const of = (word: Evidence['word']) => countOf(evidence, word, step)
    const count = (outcome: Outcome) => attempts.filter(attempt => attempt.outcome === outcome).length
    const say = (text: string) => faults.push(`step ${step}: ${text}`)
    if (of('start') > attempts.length) say(`began ${of('start')} times, the record says ${attempts.length}`)
    if (count('passed') > of('end')) say(`passed ${count('passed')} times by the record, ended ${of('end')} times`)
    const said = attempts.filter(({ outcome, status }) => outcome === 'failed' && status === 3).length
    if (said > of('fail')) say(`failed ${said} times by the record, ${of('fail')} times by itself`)
    for (const outcome of ['canceled', 'skipped', 'timed-out'] as const)
      if (count(outcome) > 0) say(`${outcome} by the record, which nobody asked for`)
    attempts.slice(0, -1).forEach(({ outcome }, start) => {
      if (outcome === null) say('ran again though the record does not say how it ended')
      if (outcome === 'passed') say('ran again though it had passed')
      if (outcome === 'unknown' && asked[step]?.has(start + 1) !== true) say('ran again by itself after it was unknown')
    })
  })
  return [...faults, ...disorderOf(evidence)]
}

/** Steps that began before all the steps above them had ended. */
function disorderOf(evidence: readonly Evidence[]): string[] {
  const ended = new Set<number>()
  return evidence.flatMap(({ word, step }) => {
    if (word === 'end') ended.add(step)
    const early = word === 'start' ? Array.from({ length: step }, (_, n) => n).filter(n => !ended.has(n)) : []
    return early.length === 0 ? [] : [`step ${step} began before step ${early.join(', ')} had ended`]
  })
}

/**
 * What was told and is not in the record as it was told. How a step ended may become known after nobody knew; what a
 * client tells when it has lost its runner is written down only by the next one.
 */
export function untrueOf(told: readonly Recorded[], events: readonly Recorded[]): string[] {
  const bySeq = new Map(events.map(event => [event.seq, event]))
  return told.flatMap(event => {
    if (event.event === 'output' || !bySeq.has(event.seq)) return []
    if (event.event === 'step.finished' && event.outcome === 'unknown') return []
    if (event.event === 'run.finished' && event.outcome === 'stopped') return []
    const [was, is] = [factsOf(event), factsOf(bySeq.get(event.seq))]
    return was === is ? [] : [`told: ${was}, recorded in its place: ${is}`]
  })
}

function factsOf(event: Recorded | undefined): string {
  if (event === undefined) return 'nothing'
  const { at: _, ...facts } = event as Recorded & { ms?: number; why?: string | null; cwd?: string | null }
  return JSON.stringify(facts, Object.keys(facts).sort())
}

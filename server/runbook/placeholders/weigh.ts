import { lineOf, observed, reasonOf } from './evidence.ts'
import type { Candidate, CommandText } from './finding.ts'
import { lastAt } from './ordered.ts'
import { ENOUGH, evidences, marked, spellings } from './weights.ts'

/**
 * The candidates with enough weight, in order and without overlaps. Of overlapping candidates, one with marks stays, because the
 * marks are replaced with it; else the one with the most weight; else the longest.
 */
export function weighed(candidates: readonly Candidate[], command: CommandText): Candidate[] {
  const line = lineOf(command)
  const weights = new Map<Candidate, number>()
  for (const candidate of candidates) {
    const introduction = introductionOf(candidate, command)
    const looked = { candidate, place: command.places.at(candidate.start), introduction, command, line }
    const evidence = observed(looked)
    const weight = evidence.reduce<number>((sum, name) => sum + evidences[name], spellings[candidate.spelling])
    if (weight >= ENOUGH) weights.set({ ...candidate, reason: reasonOf(looked, evidence) }, weight)
  }
  const weightOf = (candidate: Candidate) => weights.get(candidate) ?? 0
  const spelled = [...weights.keys()].filter(isSpelled).sort((a, b) => a.start - b.start)
  const kept = [...weights.keys()].sort(
    (a, b) => markOf(b) - markOf(a) || weightOf(b) - weightOf(a) || lengthOf(b) - lengthOf(a),
  )
  return withoutOverlaps(kept).map(candidate => asSpelled(candidate, spelled))
}

/** What the text says of a candidate, brackets and all, or of its name. */
export const introductionOf = (
  { start, end, name }: Pick<Candidate, 'start' | 'end' | 'name'>,
  { text, introduced }: CommandText,
) => introduced.of(text.slice(start, end)) ?? introduced.of(name)

/** Whether its spelling makes it a placeholder, not a value of the author. */
const isSpelled = ({ kind }: Candidate): boolean => kind !== 'sample'

/** `vX.Y.Z`, of which the text speaks as a whole, is what `X.Y.Z` is. */
function asSpelled(candidate: Candidate, spelled: readonly Candidate[]): Candidate {
  if (candidate.spelling !== 'word') return candidate
  const within = lastAt(spelled, candidate.end - 1)
  return within === undefined || within.start < candidate.start ? candidate : { ...candidate, kind: within.kind }
}

const markOf = ({ spelling }: Candidate): number => (marked.has(spelling) ? 1 : 0)
const lengthOf = ({ start, end }: Candidate): number => end - start

/** Keeps of overlapping ones the first in the list, and sorts. */
export function withoutOverlaps<T extends { readonly start: number; readonly end: number }>(found: readonly T[]): T[] {
  const taken = new Set<number>()
  const kept = found.filter(({ start, end }) => {
    for (let at = start; at < end; at++) if (taken.has(at)) return false
    for (let at = start; at < end; at++) taken.add(at)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

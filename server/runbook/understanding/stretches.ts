import type { StepDraft } from '../blocks/draft-step.ts'
import type { Stretch } from '../model.ts'
import type { PassageDraft } from './passage-draft.ts'
import type { Passing } from './sample-words.ts'

/** Passages that follow each other, and what is known of them together. */
export interface StretchDraft {
  readonly passages: readonly PassageDraft[]
  /** Their steps; null when one of them may have others now. */
  plan: Plan | null
  completed: CompletedStretch | null
}

/** The steps of a stretch, and what their ids are made of. */
export interface Plan {
  /** By passage. */
  readonly steps: readonly (readonly StepDraft[])[]
  /** Of all steps, one after the other. */
  readonly bases: readonly string[]
}

/** A stretch, understood, and what that depended on. */
export interface CompletedStretch {
  readonly stretch: Stretch
  /** How many steps with the same base there were up to each. */
  readonly ordinals: readonly number[]
  readonly passings: readonly Passing[]
}

/** A stretch holds at most so many passages, and after an edit half as many. */
const most = 64

/**
 * Divides a document's passages into stretches. Those of `before` are kept but for the ones where passages came or went:
 * `start` passages at the start of the document and `end` at its end are as they were.
 */
export function stretchesOf(
  passages: readonly PassageDraft[],
  before: readonly StretchDraft[],
  [start, end]: readonly [start: number, end: number],
): readonly StretchDraft[] {
  let first = 0
  let from = 0
  while (first < before.length && from + lengthOf(before[first]) <= start) from += lengthOf(before[first++])
  let last = before.length
  let to = passages.length
  while (last > first && passages.length - to + lengthOf(before[last - 1]) <= end) to -= lengthOf(before[--last])
  if (first === last && from === to) return before

  const between: StretchDraft[] = []
  const size = to - from <= most ? most : most / 2
  for (let at = from; at < to; at += size) between.push(openStretch(passages.slice(at, Math.min(at + size, to))))
  return [...before.slice(0, first), ...between, ...before.slice(last)]
}

const lengthOf = (stretch: StretchDraft | undefined): number => stretch?.passages.length ?? 0

function openStretch(passages: readonly PassageDraft[]): StretchDraft {
  const stretch: StretchDraft = { passages, plan: null, completed: null }
  for (const passage of passages) passage.stretch = stretch
  return stretch
}

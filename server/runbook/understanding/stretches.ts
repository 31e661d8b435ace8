import type { StepDraft } from '../blocks/draft-step.ts'
import type { Stretch } from '../model.ts'
import type { Questions } from './facts.ts'
import { saidIn, type PassageDraft } from './passage-draft.ts'
import type { Difference } from './passages.ts'
import type { Mentions, Passing } from './sample-words.ts'

/** Passages that follow each other, and what is known of them together. */
export interface StretchDraft {
  readonly passages: readonly PassageDraft[]
  /** The words of each of their headings; see contents-list.ts. */
  readonly titles: readonly ReadonlySet<string>[]
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
  readonly mentions: Mentions
  /** All that the readings of its passages asked. */
  readonly questions: Questions
}

/** A stretch holds at most so many passages, and after an edit half as many. */
const most = 64

/** Divides a document's passages into stretches. Those of `before` are kept but for the ones where passages came or went. */
export function stretchesOf(
  before: readonly StretchDraft[],
  { after, gone, come }: Difference,
): readonly StretchDraft[] {
  if (gone.length + come.length === 0) return before
  const first = after?.stretch == null ? 0 : before.indexOf(after.stretch)
  const above = after === null ? [] : (before[first]?.passages ?? [])
  const kept = above.slice(0, above.indexOf(after as PassageDraft) + 1)
  let last = first
  let held = 0
  // The stretch that holds what stands above is always made anew, so that what is put in at its end does not stand alone.
  while (last < before.length && (held < kept.length + gone.length || last === first)) held += lengthOf(before[last++])
  const rest = before
    .slice(first, last)
    .flatMap(({ passages }) => passages)
    .slice(kept.length + gone.length)
  const passages = [...kept, ...come, ...rest]
  const size = passages.length <= most ? most : most / 2
  const between: StretchDraft[] = []
  for (let at = 0; at < passages.length; at += size) between.push(openStretch(passages.slice(at, at + size)))
  return [...before.slice(0, first), ...between, ...before.slice(last)]
}

const lengthOf = (stretch: StretchDraft | undefined): number => stretch?.passages.length ?? 0

function openStretch(passages: readonly PassageDraft[]): StretchDraft {
  const titles = passages.flatMap(passage => saidIn(passage).titles)
  const stretch: StretchDraft = { passages, titles, plan: null, completed: null }
  for (const passage of passages) passage.stretch = stretch
  return stretch
}

import { isAlike, likeness, wordsOf } from './likeness.ts'
import type { RunState, StepState } from '../state.ts'
import type { StepFacts } from './step-facts.ts'
import { isWrittenOut } from './written-out.ts'

/** A step of the document as it is now, as far as it matters to know it again. */
export type PresentStep = Omit<StepFacts, 'above' | 'below'> & { readonly id: string }

/** What has become another thing since a step ran. */
export type What = 'text' | 'section' | 'hosts'

/** A step that ran, or was settled, and was edited since: it is open again. */
export interface Changed {
  /** Its id when it ran. */
  readonly was: string
  readonly what: What
  /** How it stood. */
  readonly before: StepState
}

/**
 * Whether a step can be another one, edited: it says nearly the same, or half of it at nearly the same place, or something
 * else at the very same place.
 */
const canBe = (text: number, place: number): boolean => text >= 0.75 || (text >= 0.5 && place >= 0.5) || place === 1

/**
 * A run's state as the document tells its steps now. A step that was only moved a little (its section's title mended, a
 * level of sections added or taken away) stands as it stood; one whose text, section or hosts are others than when it
 * ran is open, and said to be `changed`. Whoever is in doubt is shown a changed step: what ran under another title may
 * have run for another machine.
 */
export function recognised(state: RunState, steps: readonly PresentStep[]): RunState {
  const pairs = [...keptPairs(state, steps), ...foundPairs(state, steps)]
  if (pairs.length === 0) return state
  const now: Record<string, StepState> = { ...state.steps }
  const changed: Record<string, Changed> = {}
  const moved: Record<string, string> = {}
  for (const { was } of pairs) delete now[was]
  for (const { was, step, facts } of pairs) {
    const before = state.steps[was]
    if (before === undefined) continue
    const what = difference(facts, step, before)
    if (what === null) {
      now[step.id] = before
      moved[step.id] = was
    } else changed[step.id] = { was, what, before }
  }
  return { ...state, steps: now, changed, moved }
}

interface Pair {
  readonly was: string
  readonly facts: StepFacts
  readonly step: PresentStep
}

/** What is worked on now is left as it is, and what has run again since it was edited. */
const factsIn = ({ phase, about, became }: StepState): StepFacts | null =>
  phase === 'finished' && became === undefined ? (about ?? null) : null

/** Steps that kept their id, and with it their text and sections, but are for other hosts now. */
function keptPairs(state: RunState, steps: readonly PresentStep[]): Pair[] {
  return steps.flatMap(step => {
    const known = state.steps[step.id]
    const facts = known === undefined ? null : factsIn(known)
    return facts === null || isSameList(facts.hosts, step.hosts) ? [] : [{ was: step.id, facts, step }]
  })
}

/** Of the steps that the record alone knows and those that the document alone knows, which are the same; each once. */
function foundPairs(state: RunState, steps: readonly PresentStep[]): Pair[] {
  const present = new Set(steps.map(({ id }) => id))
  const gone = Object.entries(state.steps).flatMap(([was, known]) => {
    const facts = present.has(was) ? null : factsIn(known)
    return facts === null ? [] : [{ was, facts, words: wordsOf(facts.text) }]
  })
  if (gone.length === 0) return []
  const fresh = steps.flatMap((step, at) => {
    if (state.steps[step.id] !== undefined) return []
    const [above, below] = [steps[at - 1]?.id ?? null, steps[at + 1]?.id ?? null]
    return [{ step, above, below, words: wordsOf(step.text) }]
  })
  type Scored = Pair & { readonly score: number }
  const pairsOf = (
    score: (old: (typeof gone)[number], now: (typeof fresh)[number], place: () => number) => number | null,
  ) =>
    gone.flatMap(old =>
      fresh.flatMap((now): Scored[] => {
        const { was, facts } = old
        const scored = score(old, now, () => placeLikeness(facts, now.step, now.above, now.below))
        return scored === null ? [] : [{ was, facts, step: now.step, score: scored }]
      }),
    )
  const taken = new Set<string>()
  const free = ({ was, step }: Pair) => !taken.has(`was ${was}`) && !taken.has(`is ${step.id}`)
  const best = (pairs: Scored[]): Pair[] =>
    pairs
      .sort((a, b) => b.score - a.score)
      .filter(pair => {
        if (!free(pair)) return false
        taken.add(`was ${pair.was}`).add(`is ${pair.step.id}`)
        return true
      })
  // What says the same to the letter first: only the rest is compared word by word.
  const same = best(pairsOf((old, now, place) => (old.facts.hash === now.step.hash ? place() : null)))
  const edited = best(
    pairsOf((old, now, place) => {
      if (!free({ ...old, ...now })) return null
      const text = likeness(old.words, now.words)
      const there = place()
      return canBe(text, there) ? 2 * text + there : null
    }),
  )
  return [...same, ...edited]
}

/** How much of a step's place is the same, 0 to 1: its sections, and the steps before and behind it. */
function placeLikeness(facts: StepFacts, step: PresentStep, above: string | null, below: string | null): number {
  const sections = isSameWay(facts.sections, step.sections) ? 0.5 : 0
  return sections + (facts.above === above ? 0.25 : 0) + (facts.below === below ? 0.25 : 0)
}

/** What of a step is another thing now; null when it is the same step at another place. */
function difference(facts: StepFacts, step: PresentStep, { lines }: StepState): What | null {
  const isSame = facts.hash === step.hash && facts.kind === step.kind
  if (!isSame && !isWrittenOut(facts, lines, step)) return 'text'
  if (!isSameList(facts.hosts, step.hosts)) return 'hosts'
  return isSameWay(facts.sections, step.sections) ? null : 'section'
}

/** Whether sections lead to the same place: titles mended at most, or a level more or less above the innermost. */
function isSameWay(before: readonly string[], now: readonly string[]): boolean {
  const [short, long] = before.length <= now.length ? [before, now] : [now, before]
  if (short.length === 0) return long.length === 0
  if (!isAlike(short.at(-1) ?? '', long.at(-1) ?? '')) return false
  let at = 0
  for (const title of long) if (at < short.length && isAlike(short[at] ?? '', title)) at++
  return at === short.length
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at])

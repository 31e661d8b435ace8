import type { DocumentTree } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Work } from '../../text/work.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import type { Walk } from '../blocks/walk.ts'
import type { Passage, Stretch } from '../model.ts'
import { alikeEnds } from './alike-ends.ts'
import { complete, passAgain, type NamedDraft } from './complete.ts'
import { joinedQuestions, type Facts } from './facts.ts'
import { Ordinals } from './ordinals.ts'
import { questionsOf, stepsOf, type PassageDraft } from './passage-draft.ts'
import { isSameToOthers, mentionsIn, SampleWords } from './sample-words.ts'
import { idBases, stepId, type KnownBases } from './step-id.ts'
import type { CompletedStretch, Plan, StretchDraft } from './stretches.ts'
import { isSameList } from '../same-list.ts'

/** What finishing a document needs beside its stretches. */
interface Around {
  readonly source: SourceText
  readonly facts: Facts
  readonly tree: DocumentTree
  readonly walk: Walk
}

/**
 * Gives the steps of a document their ids, commands and placeholders, stretch by stretch. What stretches say to those
 * below is which steps there were and which words a reader has met; as long as that is the same, those are left alone.
 */
export class Finishing {
  readonly #bases: KnownBases = new WeakMap()
  readonly #owners = new WeakMap<StepDraft, PassageDraft>()
  readonly #ordinals = new Ordinals()
  /** How it came out last; empty when that was left undone. */
  #last: readonly CompletedStretch[] = []

  /** The passage that a step stands in. */
  ownerOf(draft: StepDraft): PassageDraft | undefined {
    return this.#owners.get(draft)
  }

  /** Finishes all stretches of a document. */
  *finish(drafts: readonly StretchDraft[], around: Around): Work<readonly Stretch[]> {
    const last = this.#last
    this.#last = []
    const plans: Plan[] = []
    const planOf = this.#planner(around)
    for (const draft of drafts) {
      if (draft.plan === null) yield
      plans.push((draft.plan ??= planOf(draft)))
    }
    const ordinals = this.#ordinals.of(plans.map(({ bases }) => bases))
    const known = drafts.map(({ completed }, at) => (completed?.ordinals === ordinals[at] ? completed : null))
    const [start, end] = alikeEnds(last, known, (a, b) => a === b)
    const all = last.slice(0, start)
    const samples = new SampleWords(all.map(({ mentions }) => mentions).filter(({ size }) => size > 0))
    for (let at = start; at < drafts.length; at++) {
      if (at === drafts.length - end && isSame(last.slice(start, last.length - end), all.slice(start))) {
        for (const each of last.slice(last.length - end)) all.push(each)
        break
      }
      const [draft, plan] = [drafts[at], plans[at]]
      if (draft === undefined || plan === undefined) continue
      const before = draft.completed
      const now = this.#finishOne(draft, plan, ordinals[at] ?? [], samples, around)
      all.push(now)
      if (now !== before) yield
    }
    this.#last = all
    return all.map(({ stretch }) => stretch)
  }

  #planner({ tree, walk }: Around): (stretch: StretchDraft) => Plan {
    const baseOf = idBases(tree, this.#bases)
    const replaced = new Set(walk.replaced)
    return ({ passages }) => {
      const steps = passages.map(passage => {
        const own = inOrder(stepsOf(passage, walk.sections))
        for (const draft of own) this.#owners.set(draft, passage)
        return own.some(draft => replaced.has(draft)) ? own.filter(draft => !replaced.has(draft)) : own
      })
      return { steps, bases: steps.flatMap(own => own.map(baseOf)) }
    }
  }

  #finishOne(
    draft: StretchDraft,
    { steps, bases }: Plan,
    ordinals: readonly number[],
    samples: SampleWords,
    { source, facts, walk }: Around,
  ): CompletedStretch {
    const known = draft.completed
    if (known !== null && isSameList(known.ordinals, ordinals) && passAgain(known.passings, samples))
      return (draft.completed = known.ordinals === ordinals ? known : { ...known, ordinals })
    let index = 0
    const passages = draft.passages.map((passage, at) => {
      const named = (steps[at] ?? []).map((step): NamedDraft => {
        const id = stepId(bases[index] ?? '', ordinals[index] ?? 1)
        index++
        return { draft: step, id, alternative: walk.alternatives.get(step) ?? null }
      })
      return complete(passage, named, { source, facts, samples })
    })
    const passings = draft.passages.flatMap(({ completed }) => completed?.passings ?? [])
    return (draft.completed = {
      stretch: stretchOf(passages),
      ordinals,
      passings,
      mentions: mentionsIn(passings),
      questions: joinedQuestions(draft.passages.flatMap(questionsOf)),
    })
  }
}

const isSame = (before: readonly CompletedStretch[], now: readonly CompletedStretch[]): boolean =>
  isSameToOthers(
    before.map(({ mentions }) => mentions),
    now.map(({ mentions }) => mentions),
  )

const stretchOf = (passages: readonly Passage[]): Stretch => ({
  passages,
  steps: passages.flatMap(({ steps }) => steps),
  placeholders: passages.flatMap(({ placeholders }) => placeholders),
  blocks: passages.flatMap(({ blocks }) => blocks),
})

/** By place; steps of one paragraph by their commands. */
const inOrder = (drafts: readonly StepDraft[]): readonly StepDraft[] =>
  drafts.length < 2
    ? drafts
    : [...drafts].sort(
        (a, b) =>
          a.span.start - b.span.start ||
          (a.drafts[0]?.lines[0]?.span.start ?? 0) - (b.drafts[0]?.lines[0]?.span.start ?? 0),
      )

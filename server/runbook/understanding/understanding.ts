import type { Block, DocumentTree, Prose } from '../../markup/block.ts'
import type { MarkupId } from '../../markup/markup.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Work } from '../../text/work.ts'
import { alikeEnds } from './alike-ends.ts'
import { complete, isSameAlternative, passAgain, type NamedDraft } from './complete.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import { concerns, Facts } from './facts.ts'
import { nothingGathered } from '../blocks/gathered.ts'
import { readKept } from './kept.ts'
import type { Passage, Runbook, StepId, Stretch } from '../model.ts'
import { outlineOf } from '../blocks/outline.ts'
import { forget, PassageDrafts, saidIn, stepsOf, touch, type PassageDraft } from './passage-draft.ts'
import { readBlocks } from '../blocks/read-blocks.ts'
import { SampleWords } from './sample-words.ts'
import { idBases, stepId, type KnownBases } from './step-id.ts'
import { stretchesOf, type Plan, type StretchDraft } from './stretches.ts'
import { outside, type SectionsAsSteps, type Walk } from '../blocks/walk.ts'

/**
 * Understands a document that is being written. What was understood of a block is kept as long as the block stays the
 * same object and nothing that it depends on has changed: the prose before it, the titles around it, the questions that
 * it made its reader ask about the rest of the document.
 */
export class Understanding {
  readonly #drafts = new PassageDrafts()
  readonly #facts = new Facts()
  readonly #bases: KnownBases = new WeakMap()
  readonly #owners = new WeakMap<StepDraft, PassageDraft>()
  #passages: readonly PassageDraft[] = []
  #stretches: readonly StretchDraft[] = []
  /** The document's title, which ids leave out. */
  #title: Prose | null = null
  #walk: Pick<Walk, 'sections' | 'replaced' | 'alternatives'> = {
    sections: 'titled',
    replaced: [],
    alternatives: new Map(),
  };

  /** Understands the blocks of the document as it is now: procedures, steps, placeholders. Work left undone harms nothing. */
  *read(source: SourceText, markup: MarkupId, tree: DocumentTree): Work<Runbook> {
    const passages = this.#drafts.all(tree.blocks)
    const ends = alikeEnds(this.#passages, passages, (a, b) => a === b)
    for (const passage of between(passages, ends)) {
      if (passage.said !== null) continue
      saidIn(passage)
      yield
    }
    this.#takeUp(passages, ends, tree)
    const walk = this.#walkThrough(source, tree.blocks)
    this.#touchMarked(walk, tree.blocks)
    yield
    const stretches: Stretch[] = []
    const finish = this.#finisher(source, tree, walk)
    for (const stretch of this.#stretches) {
      const known = stretch.completed?.stretch
      const now = finish(stretch)
      stretches.push(now)
      if (now !== known) yield
    }
    return runbookOf(source, markup, tree, stretches, () => outlineOf(walk.outline, idsOf(passages)))
  }

  /** Learns what the blocks that are new say to the others, and forgets what depended on what is no longer so. */
  #takeUp(passages: readonly PassageDraft[], ends: Ends, { substitutions }: DocumentTree): void {
    const come = between(passages, ends).map(saidIn)
    const gone = between(this.#passages, ends).map(saidIn)
    const news = this.#facts.learn(come, gone, firstTitles(passages), substitutions)
    this.#passages = passages
    this.#stretches = stretchesOf(passages, this.#stretches, ends)
    if (news.words.size + news.titles.length === 0) return
    for (const passage of passages) {
      const { kept, completed } = passage
      const asked = [kept.titled?.questions, kept.all?.questions, completed?.questions]
      if (asked.some(questions => questions !== undefined && concerns(news, questions))) forget(passage)
    }
  }

  /** Walks once, and again with all sections when the document turns out to hold nothing to run. */
  #walkThrough(source: SourceText, blocks: readonly Block[]): Walk {
    const { habits, contents } = this.#facts
    const walkWith = (sections: SectionsAsSteps): Walk => {
      const walk: Walk = {
        ...nothingGathered(),
        source,
        habits,
        contents,
        sections,
        at: { sessions: [] },
        direct: (...reading) => readKept(this.#drafts.of(reading[0]), this.#facts, reading),
      }
      readBlocks(blocks, outside, walk)
      return walk
    }
    const walk = walkWith('titled')
    return walk.steps.length === walk.fromTitles.length ? walkWith('all') : walk
  }

  /** A step that stays as it is may have been replaced by now, or made an alternative, by what stands beside it. */
  #touchMarked({ sections, replaced, alternatives }: Walk, blocks: readonly Block[]): void {
    const before = this.#walk
    this.#walk = { sections, replaced, alternatives }
    const title = blocks.find(block => block.kind === 'section')?.title ?? null
    if (sections !== before.sections || title !== this.#title) for (const passage of this.#passages) touch(passage)
    this.#title = title
    const touchOwner = (draft: StepDraft) => {
      const owner = this.#owners.get(draft)
      if (owner !== undefined) touch(owner)
    }
    const [old, now] = [new Set(before.replaced), new Set(replaced)]
    for (const draft of now) if (!old.has(draft)) touchOwner(draft)
    for (const draft of old) if (!now.has(draft)) touchOwner(draft)
    for (const [draft, alternative] of alternatives)
      if (!isSameAlternative(before.alternatives.get(draft), alternative)) touchOwner(draft)
    for (const draft of before.alternatives.keys()) if (!alternatives.has(draft)) touchOwner(draft)
  }

  /** Completes stretches in the order of the document. */
  #finisher(source: SourceText, tree: DocumentTree, walk: Walk): (stretch: StretchDraft) => Stretch {
    const completing = { source, facts: this.#facts, samples: new SampleWords() }
    const baseOf = idBases(tree, this.#bases)
    const replaced = new Set(walk.replaced)
    const seen = new Map<string, number>()
    const planOf = ({ passages }: StretchDraft): Plan => {
      const steps = passages.map(passage => {
        const own = inOrder(stepsOf(passage, walk.sections))
        for (const draft of own) this.#owners.set(draft, passage)
        return own.some(draft => replaced.has(draft)) ? own.filter(draft => !replaced.has(draft)) : own
      })
      return { steps, bases: steps.flatMap(own => own.map(baseOf)) }
    }
    return draft => {
      const { steps, bases } = (draft.plan ??= planOf(draft))
      const ordinals = bases.map(base => {
        const ordinal = (seen.get(base) ?? 0) + 1
        seen.set(base, ordinal)
        return ordinal
      })
      const known = draft.completed
      if (known !== null && isSameList(known.ordinals, ordinals) && passAgain(known.passings, completing.samples))
        return known.stretch
      let index = 0
      const passages = draft.passages.map((passage, at) => {
        const named = (steps[at] ?? []).map((step): NamedDraft => {
          const id = stepId(bases[index] ?? '', ordinals[index] ?? 1)
          index++
          return { draft: step, id, alternative: walk.alternatives.get(step) ?? null }
        })
        return complete(passage, named, completing)
      })
      const stretch = stretchOf(passages)
      draft.completed = {
        stretch,
        ordinals,
        passings: draft.passages.flatMap(({ completed }) => completed?.passings ?? []),
      }
      return stretch
    }
  }
}

/** How many passages two lists have in common at the start, and at the end. */
type Ends = readonly [start: number, end: number]

const between = (passages: readonly PassageDraft[], [start, end]: Ends): readonly PassageDraft[] =>
  passages.slice(start, passages.length - end)

const isSameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number, index) => number === b[index])

const stretchOf = (passages: readonly Passage[]): Stretch => ({
  passages,
  steps: passages.flatMap(({ steps }) => steps),
  placeholders: passages.flatMap(({ placeholders }) => placeholders),
})

const idsOf = (passages: readonly PassageDraft[]): ReadonlyMap<StepDraft, StepId> =>
  new Map(passages.flatMap(({ completed }) => (completed?.drafts ?? []).map(({ draft, id }) => [draft, id] as const)))

/** Of so many headings, from the top, a list may be the table of contents. */
const mostTitles = 200

function firstTitles(passages: readonly PassageDraft[]): readonly ReadonlySet<string>[] {
  const all: ReadonlySet<string>[] = []
  for (const passage of passages) {
    const { titles } = saidIn(passage)
    for (const title of titles) if (all.push(title) === mostTitles) return all
  }
  return all
}

/** By place; steps of one paragraph by their commands. */
const inOrder = (drafts: readonly StepDraft[]): readonly StepDraft[] =>
  drafts.length < 2
    ? drafts
    : [...drafts].sort(
        (a, b) =>
          a.span.start - b.span.start ||
          (a.drafts[0]?.lines[0]?.span.start ?? 0) - (b.drafts[0]?.lines[0]?.span.start ?? 0),
      )

function runbookOf(
  source: SourceText,
  markup: MarkupId,
  tree: DocumentTree,
  stretches: readonly Stretch[],
  outline: () => Runbook['outline'],
): Runbook {
  let known: Runbook['outline'] | null = null
  return {
    source,
    markup,
    tree,
    title: titleOf(tree),
    stretches,
    steps: allOf(stretches, 'steps'),
    placeholders: allOf(stretches, 'placeholders'),
    get outline() {
      return (known ??= outline())
    },
  }
}

function allOf<K extends 'steps' | 'placeholders'>(stretches: readonly Stretch[], key: K): Stretch[K][number][] {
  const all: Stretch[K][number][] = []
  for (const stretch of stretches) for (const one of stretch[key]) all.push(one)
  return all
}

/** The front matter's title, else the first section's. */
function titleOf(tree: DocumentTree): string | null {
  const field = tree.fields.find(({ name }) => name.toLowerCase() === 'title')?.value
  if (field !== undefined && field !== null && field.trim() !== '') return field.trim().replace(/^["']|["']$/g, '')
  for (const block of tree.blocks) if (block.kind === 'section') return block.title.text
  return null
}

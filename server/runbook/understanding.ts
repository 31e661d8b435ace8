import type { Block, DocumentTree } from '../markup/block.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import { alikeEnds } from './alike-ends.ts'
import { complete, type NamedDraft } from './complete.ts'
import type { StepDraft } from './draft-step.ts'
import { concerns, Facts } from './facts.ts'
import { nothingGathered } from './gathered.ts'
import { readKept } from './kept.ts'
import type { Passage, Runbook, StepId } from './model.ts'
import { outlineOf } from './outline.ts'
import { forget, PassageDrafts, saidIn, stepsOf, type PassageDraft } from './passage-draft.ts'
import { readBlocks } from './read-blocks.ts'
import { SampleWords } from './sample-words.ts'
import { stepNamer, type KnownBases } from './step-id.ts'
import { outside, type SectionsAsSteps, type Walk } from './walk.ts'

/**
 * Understands a document that is being written. What was understood of a block is kept as long as the block stays the
 * same object and nothing that it depends on has changed: the prose before it, the titles around it, the questions that
 * it made its reader ask about the rest of the document.
 */
export class Understanding {
  readonly #drafts = new PassageDrafts()
  readonly #facts = new Facts()
  readonly #bases: KnownBases = new WeakMap()
  #passages: readonly PassageDraft[] = []

  /** Learns what the blocks that are new say to the others, and forgets what depended on what is no longer so. */
  #takeUp(passages: readonly PassageDraft[], { substitutions }: DocumentTree): void {
    const before = this.#passages
    const [from, to] = alikeEnds(before, passages, (a, b) => a === b)
    const come = passages.slice(from, passages.length - to).map(saidIn)
    const gone = before.slice(from, before.length - to).map(saidIn)
    const news = this.#facts.learn(come, gone, iterate(passages, saidIn), substitutions)
    this.#passages = passages
    if (news.words.size + news.titles.length === 0) return
    for (const passage of passages) {
      const { kept, completed } = passage
      const asked = [kept.titled?.questions, kept.all?.questions, completed?.questions]
      if (asked.some(questions => questions !== undefined && concerns(news, questions))) forget(passage)
    }
  }

  /** Walks once, and again with all sections when the document turns out to hold nothing to run. */
  #walk(source: SourceText, blocks: readonly Block[]): Walk {
    const { habits, contents } = this.#facts
    const walkWith = (sections: SectionsAsSteps): Walk => {
      const walk: Walk = {
        ...nothingGathered(),
        source,
        habits,
        contents,
        sections,
        direct: (...reading) => readKept(this.#drafts.of(reading[0]), this.#facts, reading),
      }
      readBlocks(blocks, outside, walk)
      return walk
    }
    const walk = walkWith('titled')
    return walk.steps.length === walk.fromTitles.length ? walkWith('all') : walk
  }

  /** Understands the blocks of the document as it is now: procedures, steps, placeholders. Work left undone harms nothing. */
  *read(source: SourceText, markup: MarkupId, tree: DocumentTree): Work<Runbook> {
    const passages = this.#drafts.all(tree.blocks)
    for (const passage of passages) {
      if (passage.said !== null) continue
      saidIn(passage)
      yield
    }
    this.#takeUp(passages, tree)
    const walk = this.#walk(source, tree.blocks)
    yield
    const understood: Passage[] = []
    const completing = { source, facts: this.#facts, samples: new SampleWords() }
    const name = stepNamer(tree, this.#bases)
    const replaced = new Set(walk.replaced)
    for (const passage of passages) {
      let drafts = noDrafts
      for (const draft of inOrder(stepsOf(passage, walk.sections))) {
        if (replaced.has(draft)) continue
        if (drafts === noDrafts) drafts = []
        drafts.push({ draft, id: name(draft), alternative: walk.alternatives.get(draft) ?? null })
      }
      const before = passage.completed
      const now = complete(passage, drafts, completing)
      understood.push(now)
      if (before?.passage !== now) yield
    }
    return runbookOf(source, markup, tree, understood, () => outlineOf(walk.outline, idsOf(passages)))
  }
}

function* iterate<A, B>(all: readonly A[], each: (one: A) => B): Generator<B> {
  for (const one of all) yield each(one)
}

const noDrafts: NamedDraft[] = []

const idsOf = (passages: readonly PassageDraft[]): ReadonlyMap<StepDraft, StepId> =>
  new Map(passages.flatMap(({ completed }) => (completed?.drafts ?? []).map(({ draft, id }) => [draft, id] as const)))

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
  passages: readonly Passage[],
  outline: () => Runbook['outline'],
): Runbook {
  let known: Runbook['outline'] | null = null
  return {
    source,
    markup,
    tree,
    title: titleOf(tree),
    passages,
    steps: allOf(passages, 'steps'),
    placeholders: allOf(passages, 'placeholders'),
    get outline() {
      return (known ??= outline())
    },
  }
}

function allOf<K extends 'steps' | 'placeholders'>(passages: readonly Passage[], key: K): Passage[K][number][] {
  const all: Passage[K][number][] = []
  for (const passage of passages) for (const one of passage[key]) all.push(one)
  return all
}

/** The front matter's title, else the first section's. */
function titleOf(tree: DocumentTree): string | null {
  const field = tree.fields.find(({ name }) => name.toLowerCase() === 'title')?.value
  if (field !== undefined && field !== null && field.trim() !== '') return field.trim().replace(/^["']|["']$/g, '')
  for (const block of tree.blocks) if (block.kind === 'section') return block.title.text
  return null
}

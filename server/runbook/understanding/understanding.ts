import { withoutAnchor } from '../prose/title.ts'
import type { Block, DocumentTree, Prose } from '../../markup/block.ts'
import type { MarkupId } from '../../markup/markup.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Work } from '../../text/work.ts'
import { documentSettings } from '../attributes/read-settings.ts'
import { isSameAlternative } from './complete.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { standardEvidence } from '../evidence/standard.ts'
import { concerns, Facts } from './facts.ts'
import { Finishing } from './finishing.ts'
import { nothingGathered } from '../blocks/gathered.ts'
import { readKept } from './kept.ts'
import type { Runbook, StepId, Stretch } from '../model.ts'
import { outlineOf } from '../blocks/outline.ts'
import { forget, PassageDrafts, questionsOf, saidIn, touch } from './passage-draft.ts'
import { compare, settle, type Difference } from './passages.ts'
import { readBlocks } from '../blocks/read-blocks.ts'
import { stretchesOf, type StretchDraft } from './stretches.ts'
import { outside, type SectionsAsSteps, type Walk } from '../blocks/walk.ts'

/**
 * Understands a document that is being written. What was understood of a block is kept as long as the block stays the
 * same object and nothing that it depends on has changed: the prose before it, the titles around it, the questions that
 * it made its reader ask about the rest of the document.
 */
export class Understanding {
  readonly #evidence: Evidence
  readonly #drafts = new PassageDrafts()
  readonly #facts = new Facts()
  readonly #finishing = new Finishing()
  #blocks: readonly Block[] = []
  #stretches: readonly StretchDraft[] = []
  /** The document's title, which ids leave out. */
  #title: Prose | null = null
  #walk: Pick<Walk, 'sections' | 'replaced' | 'alternatives'> = {
    sections: 'titled',
    replaced: [],
    alternatives: new Map(),
  }

  constructor(evidence: Evidence = standardEvidence) {
    this.#evidence = evidence
  }

  /** Understands the blocks of the document as it is now: procedures, steps, placeholders. Work left undone harms nothing. */
  *read(source: SourceText, markup: MarkupId, tree: DocumentTree): Work<Runbook> {
    const difference = compare(this.#drafts, this.#blocks, tree.blocks)
    for (const passage of difference.come) {
      if (passage.said !== null) continue
      saidIn(passage)
      yield
    }
    this.#takeUp(difference, tree)
    const walk = this.#walkThrough(source, tree.blocks)
    this.#touchMarked(walk, tree.blocks)
    yield
    const drafts = this.#stretches
    const stretches = yield* this.#finishing.finish(drafts, { source, facts: this.#facts, tree, walk })
    return runbookOf(source, markup, tree, stretches, () => outlineOf(walk.outline, idsOf(drafts)))
  }

  /** Learns what the blocks that are new say to the others, and forgets what depended on what is no longer so. */
  #takeUp(difference: Difference, tree: DocumentTree): void {
    settle(difference)
    this.#blocks = tree.blocks
    this.#stretches = stretchesOf(this.#stretches, difference)
    const { come, gone } = difference
    const news = this.#facts.learn(
      come.map(saidIn),
      gone.map(saidIn),
      firstTitles(this.#stretches),
      tree.substitutions,
      documentSettings(tree),
    )
    if (news.words.size + news.titles.length === 0) return
    for (const { passages, completed } of this.#stretches) {
      if (completed !== null && !concerns(news, completed.questions)) continue
      for (const passage of passages) if (questionsOf(passage).some(each => concerns(news, each))) forget(passage)
    }
  }

  /** Walks once, and again with all sections when the document turns out to hold nothing to run. */
  #walkThrough(source: SourceText, blocks: readonly Block[]): Walk {
    const { habits, contents, settings } = this.#facts
    const walkWith = (sections: SectionsAsSteps): Walk => {
      const walk: Walk = {
        ...nothingGathered(),
        source,
        habits,
        contents,
        settings,
        sections,
        evidence: this.#evidence,
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
    if (sections !== before.sections || title !== this.#title)
      for (const draft of this.#stretches) draft.plan = draft.completed = null
    this.#title = title
    const touchOwner = (draft: StepDraft) => {
      const owner = this.#finishing.ownerOf(draft)
      if (owner !== undefined) touch(owner)
    }
    const [old, now] = [new Set(before.replaced), new Set(replaced)]
    for (const draft of now) if (!old.has(draft)) touchOwner(draft)
    for (const draft of old) if (!now.has(draft)) touchOwner(draft)
    for (const [draft, alternative] of alternatives)
      if (!isSameAlternative(before.alternatives.get(draft), alternative)) touchOwner(draft)
    for (const draft of before.alternatives.keys()) if (!alternatives.has(draft)) touchOwner(draft)
  }
}

const idsOf = (stretches: readonly StretchDraft[]): ReadonlyMap<StepDraft, StepId> =>
  new Map(
    stretches.flatMap(({ passages }) =>
      passages.flatMap(({ completed }) => (completed?.drafts ?? []).map(({ draft, id }) => [draft, id] as const)),
    ),
  )

/** Of so many headings, from the top, a list may be the table of contents. */
const mostTitles = 200

function firstTitles(stretches: readonly StretchDraft[]): readonly ReadonlySet<string>[] {
  const all: ReadonlySet<string>[] = []
  for (const { titles } of stretches) for (const title of titles) if (all.push(title) === mostTitles) return all
  return all
}

function runbookOf(
  source: SourceText,
  markup: MarkupId,
  tree: DocumentTree,
  stretches: readonly Stretch[],
  outline: () => Runbook['outline'],
): Runbook {
  // What takes in the whole document is made once somebody asks for it.
  const steps = once(() => allOf(stretches, 'steps'))
  const placeholders = once(() => allOf(stretches, 'placeholders'))
  const blocks = once(() => allOf(stretches, 'blocks'))
  const known = once(outline)
  return {
    source,
    markup,
    tree,
    title: titleOf(tree),
    stretches,
    get steps() {
      return steps()
    },
    get placeholders() {
      return placeholders()
    },
    get blocks() {
      return blocks()
    },
    get outline() {
      return known()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function allOf<K extends 'steps' | 'placeholders' | 'blocks'>(
  stretches: readonly Stretch[],
  key: K,
): Stretch[K][number][] {
  const all: Stretch[K][number][] = []
  for (const stretch of stretches) for (const one of stretch[key]) all.push(one)
  return all
}

/** The front matter's title, else the first section's. */
function titleOf(tree: DocumentTree): string | null {
  const field = tree.fields.find(({ name }) => name.toLowerCase() === 'title')?.value
  if (field !== undefined && field !== null && field.trim() !== '') return field.trim().replace(/^["']|["']$/g, '')
  for (const block of tree.blocks) if (block.kind === 'section') return withoutAnchor(block.title.text)
  return null
}

import type { Block, Prose } from '../../markup/block.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import type { Completed } from './complete.ts'
import type { Questions } from './facts.ts'
import type { Kept } from './kept.ts'
import type { StretchDraft } from './stretches.ts'
import { saidBy, type Said } from './said.ts'
import type { SectionsAsSteps } from '../blocks/walk.ts'

/** What is known of a heading, or of a block that stands in the document or in a section directly. */
export interface PassageDraft {
  /** For a heading its section. */
  block: Block
  /** Worked out when it is first asked for. */
  said: Said | null
  /** The heading of the section it stands in. */
  parent: PassageDraft | null
  /** What reading the block gave; for a heading, reading its whole section, in each of the two ways. */
  readonly kept: Record<SectionsAsSteps, Kept | null>
  completed: Completed | null
  /** Those it stands among. */
  stretch: StretchDraft | null
}

/** What is known of a document's blocks as long as they stay. */
export class PassageDrafts {
  readonly #drafts = new WeakMap<Block | Prose, PassageDraft>()

  /** The passage of a block; a section's is its heading, which stays the same when its content changes. */
  of(block: Block): PassageDraft {
    const key = block.kind === 'section' ? block.title : block
    let draft = this.#drafts.get(key)
    if (draft === undefined) {
      draft = { block, said: null, parent: null, kept: { titled: null, all: null }, completed: null, stretch: null }
      this.#drafts.set(key, draft)
    }
    return draft
  }
}

/** The steps of a passage alone, in the order of the document. */
export function stepsOf({ block, kept }: PassageDraft, sections: SectionsAsSteps): readonly StepDraft[] {
  if (block.kind !== 'section') return kept.titled?.gathered.steps.slice() ?? []
  const steps = kept[sections]?.gathered.steps
  // A section that is a step as a whole holds no other.
  return steps?.length === 1 && steps.at(0)?.span === block.span ? steps.slice() : []
}

/** Says that a passage may have other steps now, or its heading another section. */
export function touch({ stretch }: PassageDraft): void {
  if (stretch !== null) stretch.plan = stretch.completed = null
}

/** Forgets what reading a passage gave, and reading the sections around it. */
export function forget(passage: PassageDraft): void {
  for (let at: PassageDraft | null = passage; at !== null; at = at.parent) at.kept.titled = at.kept.all = null
  passage.completed = null
  touch(passage)
}

/** What a passage says to the rest of its document. */
export const saidIn = (passage: PassageDraft): Said => (passage.said ??= saidBy(passage.block))

/** What the readings of a passage asked. */
export function questionsOf({ kept, completed }: PassageDraft): Questions[] {
  const all = [kept.titled?.questions, kept.all?.questions, completed?.questions]
  return all.filter(questions => questions !== undefined)
}

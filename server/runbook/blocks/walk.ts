import type { Block, Item, Prose } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Contents } from './contents-list.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import type { Gathered } from './gathered.ts'
import type { Habits } from '../commands/prompts-in-block.ts'

/** Which sections without steps become manual steps: those that tell what to do by their title, or all that tell the reader something to do. */
export type SectionsAsSteps = 'titled' | 'all'

/** A walk through a document's blocks, and what it gathers. */
export interface Walk extends Gathered {
  readonly source: SourceText
  readonly habits: Habits
  readonly contents: Contents
  readonly sections: SectionsAsSteps
  /**
   * Reads a block that stands in the document or a section directly with `read`, unless it is known what that gives.
   * Answers what `read` does.
   */
  readonly direct: (block: Block, place: Place, walk: Walk, read: ReadBlock) => boolean
}

/** Reads one block; answers whether it ends in an "OR". */
export type ReadBlock = (block: Block, place: Place, walk: Walk) => boolean

/** Where in the document a block stands. */
export interface Place {
  readonly procedure: readonly string[]
  readonly section: SectionDraft | null
  readonly rollback: boolean
  /** The prose right before the block, and the one before that: within the same section or item. */
  readonly lead: Prose | null
  readonly earlier: Prose | null
  /** The block that follows, in the same section or item. */
  readonly next: Block | null
  /** The head of the list item around the block. */
  readonly item: Prose | null
  /** The item stands in a list whose items are steps. */
  readonly isStepItem: boolean
  /** It stands in the document or in a section, with no container between. */
  readonly isDirect: boolean
  /** Containers around it; what is nested deeper than a reader can follow is left out. */
  readonly depth: number
}

export const outside: Place = {
  procedure: [],
  section: null,
  rollback: false,
  lead: null,
  earlier: null,
  next: null,
  item: null,
  isStepItem: false,
  isDirect: true,
  depth: 0,
}

/** Deeper nesting than any document has. */
export const DEEPEST = 150

/** Adds a step to the walk and to the section that it stands in. */
export function addStep(walk: Walk, place: Place, step: Omit<StepDraft, 'procedure' | 'rollback'>): StepDraft {
  const children = place.section?.children ?? walk.outline
  const draft = { ...step, procedure: place.procedure, rollback: place.rollback }
  children.push(draft)
  walk.steps.push(draft)
  return draft
}

/** The prose that an item begins with. */
export const headOf = (item: Item): Prose | null => {
  const first = item.children[0]
  return first?.kind === 'paragraph' ? first.prose : null
}

/** What every kind of step has beside its commands. */
export const noCommands = { drafts: [], path: null, content: null, substitutes: false, beside: [] } as const

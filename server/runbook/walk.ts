import type { Block, Code, Item, Prose } from '../markup/block.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Contents } from './contents-list.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import type { Habits } from './prompts-in-block.ts'

/** What a walk through a document's blocks gathers. */
export interface Walk {
  readonly source: SourceText
  readonly habits: Habits
  readonly contents: Contents
  /** Which sections without steps become manual steps: those that tell what to do by their title, or all that tell the reader something to do. */
  readonly sections: 'titled' | 'all'
  /** In the order in which they are found, which is not always the document's. */
  readonly steps: StepDraft[]
  readonly outline: (SectionDraft | StepDraft)[]
  /** Of the steps those that only a section's title gave. */
  readonly fromTitles: Set<StepDraft>
  /** Manual steps that a block right below them turned out to spell out. */
  readonly replaced: Set<StepDraft>
  /** Blocks of output that stand by themselves. */
  readonly screens: Code[]
}

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
  depth: 0,
}

/** Deeper nesting than any document has. */
export const DEEPEST = 150

/** Adds a step to the walk and to the section that it stands in. */
export function addStep(
  walk: Walk,
  place: Place,
  step: Omit<StepDraft, 'procedure' | 'rollback' | 'alternative'>,
): StepDraft {
  const children = place.section?.children ?? walk.outline
  const draft = { ...step, procedure: place.procedure, rollback: place.rollback, alternative: null }
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
export const noCommands = { drafts: [], path: null, content: null, substitutes: false } as const

import type { Block, Item, Prose } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import { nothingBeside, notesOf, type Beside } from './beside.ts'
import { nothingSaid, type DocumentSettings, type Settings } from '../attributes/settings.ts'
import type { Contents } from './contents-list.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import type { Gathered } from './gathered.ts'
import { toldOfStep } from '../attributes/told.ts'
import type { Habits } from '../commands/prompts-in-block.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Purpose } from '../model.ts'
import type { Sessions } from '../sessions/nested.ts'

/** Which sections without steps become manual steps: those that tell what to do by their title, or all that tell the reader something to do. */
export type SectionsAsSteps = 'titled' | 'all'

/** A walk through a document's blocks, and what it gathers. */
export interface Walk extends Gathered {
  readonly source: SourceText
  readonly habits: Habits
  readonly contents: Contents
  /** What the document says of itself. */
  readonly settings: DocumentSettings
  readonly sections: SectionsAsSteps
  /** What lines of blocks are judged by. */
  readonly evidence: Evidence
  /** What is open where the walk has come to. */
  readonly at: { sessions: Sessions }
  /**
   * Reads a block that stands in the document or a section directly with `read`, unless it is known what that gives.
   * Answers what `read` does.
   */
  readonly direct: (block: Block, place: Place, walk: Walk, read: ReadBlock) => Ending
}

/** What a block leaves to those behind it. */
export interface Ending {
  /** Its last words are an "OR". */
  readonly or: boolean
  /** Where the reader has been sent; none when they have been sent back, null when they stay where they were. */
  readonly hosts: readonly string[] | null
  /** Where what follows in the same section or item is done, by a text that leads to no block itself. */
  readonly forRest?: readonly string[] | null
}

/** What a block leaves behind that says nothing of those behind it. */
export const plainEnding: Ending = { or: false, hosts: null }

/** Reads one block. */
export type ReadBlock = (block: Block, place: Place, walk: Walk) => Ending

/** Where in the document a block stands. */
export interface Place {
  readonly procedure: readonly string[]
  readonly section: SectionDraft | null
  readonly rollback: boolean
  readonly purpose: Purpose | null
  /** Where the titles around it, or the text above in the same section or list, have sent the reader. */
  readonly standing: readonly string[]
  /** The notes around it that belong to it when it is a step. */
  readonly beside: Beside
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
  /** What attributes say of the block, those farther out too. */
  readonly told: Settings
  /** What attributes say of this very block. */
  readonly own: Settings
}

export const outside: Place = {
  procedure: [],
  section: null,
  rollback: false,
  purpose: null,
  standing: [],
  beside: nothingBeside,
  lead: null,
  earlier: null,
  next: null,
  item: null,
  isStepItem: false,
  isDirect: true,
  depth: 0,
  told: nothingSaid,
  own: nothingSaid,
}

/** Deeper nesting than any document has. */
export const DEEPEST = 150

/** What a step has from its place. */
type Around = 'procedure' | 'rollback' | 'purpose' | 'notes' | 'told'

/** Adds a step to the walk and to the section that it stands in; of the blocks `within` it some may be notes. */
export function addStep(
  walk: Walk,
  place: Place,
  step: Omit<StepDraft, Around>,
  within: readonly Block[] = [],
): StepDraft {
  const children = place.section?.children ?? walk.outline
  const { procedure, rollback, purpose, beside } = place
  const notes = notesOf([...beside.before, ...within, ...beside.after])
  const draft = { ...step, procedure, rollback, purpose, notes, told: toldOfStep(place, walk) }
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
export const noCommands = {
  drafts: [],
  doubts: [],
  path: null,
  content: null,
  substitutes: false,
  introducing: [],
  answers: [],
} as const

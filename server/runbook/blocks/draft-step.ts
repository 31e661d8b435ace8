import type { CodeLine, Prose } from '../../markup/block.ts'
import type { Span } from '../../text/span.ts'
import type { ToldOfStep } from '../attributes/told.ts'
import type { Note, Purpose, StepKind } from '../model.ts'
import type { DoubtDraft } from '../account/fold.ts'
import type { CommandDraft } from '../commands/draft.ts'

/** A step as the walk through the blocks finds it, before it has an id and its placeholders are known. */
export interface StepDraft {
  readonly kind: StepKind
  readonly span: Span
  readonly title: string
  readonly procedure: readonly string[]
  readonly hosts: readonly string[]
  readonly drafts: readonly CommandDraft[]
  /** The statements of its block that are in doubt. */
  readonly doubts: readonly DoubtDraft[]
  readonly path: string | null
  readonly content: readonly CodeLine[] | null
  readonly rollback: boolean
  readonly purpose: Purpose | null
  readonly notes: readonly Note[]
  /** What the text around it says that the reader is to answer when it asks. */
  readonly answers: readonly string[]
  /** What attributes say of how it is run. */
  readonly told: ToldOfStep
  /** The step's own text as its id sees it; see step-id.ts. */
  readonly key: string
  /** Whether `|name|` stands for something else in the block. */
  readonly substitutes: boolean
  /** The running text around it, which may say what its words stand for. */
  readonly introducing: readonly Prose[]
}

/** A section on its way to becoming a procedure. */
export interface SectionDraft {
  readonly title: string
  readonly span: Span
  readonly heading: Span
  readonly rollback: boolean
  readonly purpose: Purpose | null
  /** Whether steps stand in it already, above those of {@link children}. */
  readonly begun: boolean
  readonly children: (SectionDraft | StepDraft)[]
}

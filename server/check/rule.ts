import type { Block } from '../markup/block.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { Passage, Runbook, Step } from '../runbook/model.ts'
import type { Edit } from '../text/edit.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'

export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** The edit that mends a problem. */
export interface Fix {
  /** What it does, in the imperative: ``Write `::` ``. */
  readonly title: string
  readonly edits: readonly Edit[]
}

/** What a rule yields: where, and what is expected and found there. */
export interface Finding {
  readonly span: Span
  readonly message: string
  readonly fix?: Fix
  /** Other ways to mend it, for the author to choose from. */
  readonly otherFixes?: readonly Fix[]
}

/**
 * One check. Its page is `docs/rules/<id>.md`, which is also its test. It looks at as little as it can: what it says of a
 * step or a passage is kept until that changes. A rule with neither has its findings from the markup's reader.
 */
export interface Rule {
  /** Kebab-case; names the fault. Never renamed, never reused. */
  readonly id: string
  readonly severity: Severity
  /** One sentence; the first paragraph of its page. */
  readonly summary: string
  /** What one step alone tells. Pure, as the others; any step whatever. */
  ofStep?(step: Step, source: SourceText): Iterable<Finding>
  /** What one passage tells. */
  ofPassage?(passage: Passage, around: Around): Iterable<Finding>
  readonly ofDocument?: DocumentCheck
}

/** What a passage holds, and where it stands. */
export interface Around {
  readonly source: SourceText
  readonly markup: MarkupId
  /** Its blocks: of a heading its section alone, else the block and all below it, parents before children. */
  readonly blocks: readonly Block[]
  /** The block before it in the same section, or before the first one; for a heading null. */
  readonly before: Block | null
  /** It is the first thing in the document that a reader sees. */
  readonly isFirst: boolean
}

/**
 * A check that needs the whole document: what matters to it is noted passage by passage. What the notes of a stretch of
 * passages come to is kept as long as the stretch stays; the sums are weighed at each check, so that has to be cheap.
 */
export interface DocumentCheck<Note = unknown, Sum = unknown> {
  /** Plain data, without blocks or steps in it. */
  note(passage: Passage, around: Around): Iterable<Note>
  /** Of some notes, in the order of the document. */
  sum(notes: readonly Note[]): Sum
  /** The sums of all stretches with notes, in the order of the document. */
  weigh(sums: readonly Sum[], runbook: Runbook): Iterable<Finding>
}

/** A document check whose notes and sums are each of one kind. */
export const summing = <Note, Sum>(check: DocumentCheck<Note, Sum>): DocumentCheck => check

/** A document check that weighs all of its notes, of which there are few. */
export const weighing = <Note>(check: {
  note: DocumentCheck<Note>['note']
  weigh: (notes: readonly Note[], runbook: Runbook) => Iterable<Finding>
}): DocumentCheck =>
  summing<Note, readonly Note[]>({
    note: (passage, around) => check.note(passage, around),
    sum: notes => notes,
    weigh: (sums, runbook) => check.weigh(sums.flat(), runbook),
  })

/** A finding with the rule that made it and the severity it has in this check. */
export interface Problem {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly fix: Fix | null
  /** Left out where there is no choice. */
  readonly otherFixes?: readonly Fix[]
}

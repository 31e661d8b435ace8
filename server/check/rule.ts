import type { Runbook } from '../runbook/model.ts'
import type { Edit } from '../text/edit.ts'
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
}

/** One check. Its page is `docs/rules/<id>.md`, which is also its test. */
export interface Rule {
  /** Kebab-case; names the fault. Never renamed, never reused. */
  readonly id: string
  readonly severity: Severity
  /** One sentence; the first paragraph of its page. */
  readonly summary: string
  /** Pure; any runbook whatever. */
  check(runbook: Runbook): Iterable<Finding>
}

/** A finding with the rule that made it and the severity it has in this check. */
export interface Problem {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly fix: Fix | null
}

import { markdownFaults, type MarkdownFaultId } from '../../markup/markdown/faults.ts'
import { faultKinds, type FaultId } from '../../markup/rst/faults.ts'
import type { Rule, Severity } from '../rule.ts'

/**
 * How grave each fault is to the reader of the page: an error loses text or steps, a warning shows them as something
 * else, a hint may be mended by another file of the same project.
 */
const severities: Readonly<Record<FaultId | MarkdownFaultId, Severity>> = {
  'definition-before-literal': 'warning',
  'document-too-large': 'warning',
  'duplicate-explicit-target': 'hint',
  'enumerator-not-ordinal-1': 'hint',
  'fence-unclosed': 'error',
  'inconsistent-literal-quoting': 'warning',
  'inconsistent-title-level': 'error',
  'inline-markup-unclosed': 'warning',
  'literal-block-expected': 'warning',
  'malformed-directive': 'error',
  'malformed-markup': 'warning',
  'malformed-table': 'error',
  'missing-blank-line': 'warning',
  'nesting-too-deep': 'warning',
  'title-overline-mismatch': 'error',
  'title-underline-too-short': 'warning',
  'unexpected-indentation': 'warning',
  'unexpected-section-title': 'error',
  'unknown-target': 'hint',
}

const summaries: Readonly<Record<FaultId | MarkdownFaultId, string>> = {
  ...(Object.fromEntries(faultKinds.map(({ id, summary }) => [id, summary])) as Record<FaultId, string>),
  ...markdownFaults,
}

/** One rule for each fault that a markup can find while it reads; what it found is what the rule reports. */
export const markupFaultRules: readonly Rule[] = (Object.keys(severities) as (keyof typeof severities)[]).map(id => ({
  id,
  severity: severities[id],
  summary: summaries[id],
}))

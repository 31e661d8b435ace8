/** What the reader of reStructuredText can find wrong: the id of the rule that reports it, and what it means. */
export interface FaultKind {
  readonly id: string
  /** One sentence for the rule's page and for pickers. */
  readonly summary: string
  /** docutils' level: 1 info, 2 warning, 3 error. */
  readonly level: 1 | 2 | 3
}

/** Every fault that `parse` can report, in docutils' meaning; each has a rule of the same id. */
export const faultKinds = [
  {
    id: 'title-underline-too-short',
    level: 2,
    summary: "A section's underline or overline is shorter than its title.",
  },
  {
    id: 'title-overline-mismatch',
    level: 3,
    summary: "A title's overline has no underline, or one that differs from it.",
  },
  {
    id: 'inconsistent-title-level',
    level: 3,
    summary: 'A section skips a level: its title style was first used deeper.',
  },
  {
    id: 'unexpected-section-title',
    level: 3,
    summary: 'A title or transition stands where no section can begin, as in a list item or quote.',
  },
  {
    id: 'unexpected-indentation',
    level: 3,
    summary: 'A paragraph goes on indented, usually because a `::` or a blank line is missing.',
  },
  {
    id: 'missing-blank-line',
    level: 2,
    summary: 'A list, quote, literal block, table or explicit markup ends without a blank line.',
  },
  {
    id: 'literal-block-expected',
    level: 2,
    summary: 'A paragraph ends in `::` and no indented or quoted block follows.',
  },
  {
    id: 'definition-before-literal',
    level: 1,
    summary: 'The blank line after `::` is missing, so its block is read as a definition.',
  },
  {
    id: 'inconsistent-literal-quoting',
    level: 3,
    summary: 'A quoted literal block goes on with a line that is not quoted the same way.',
  },
  { id: 'inline-markup-unclosed', level: 2, summary: 'Inline markup has a start-string without end-string.' },
  { id: 'malformed-table', level: 3, summary: "A table's borders or columns do not line up." },
  {
    id: 'malformed-markup',
    level: 2,
    summary: 'A target, footnote, substitution definition or role is spelled wrong and is not read as one.',
  },
  {
    id: 'malformed-directive',
    level: 3,
    summary: "A directive's argument, options or content are not as the directive needs them.",
  },
  {
    id: 'duplicate-explicit-target',
    level: 2,
    summary: 'Two targets have the same name and lead to different places.',
  },
  { id: 'unknown-target', level: 3, summary: 'A reference names a target that the document does not have.' },
  { id: 'enumerator-not-ordinal-1', level: 1, summary: 'A numbered list starts with another number than one.' },
] as const satisfies readonly FaultKind[]

export type FaultId = (typeof faultKinds)[number]['id']

import type { Span } from './span.ts'

/** A replacement of `span` by `text`; an insertion has an empty span. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** The text after all `edits`, which must not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let offset = 0
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(offset, edit.span.start) + edit.text
    offset = edit.span.end
  }
  return result + text.slice(offset)
}

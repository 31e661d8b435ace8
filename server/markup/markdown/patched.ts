import { applyEdits } from '../../text/edit.ts'
import type { Edit } from '../../text/edit.ts'

/** A text after some edits, and where each of its characters stood before. */
export interface Patched {
  readonly text: string
  /** What was put in stands where it was put; the place where something was taken out is its end. */
  readonly before: (offset: number) => number
}

/** Makes edits, which must be in order and not overlap. */
export function patched(text: string, edits: readonly Edit[]): Patched {
  if (edits.length === 0) return { text, before: offset => offset }
  let shift = 0
  const marks = edits.map(edit => {
    const start = edit.span.start + shift
    const end = start + edit.text.length
    shift += edit.text.length - (edit.span.end - edit.span.start)
    return { start, end, span: edit.span }
  })
  const before = (offset: number): number => {
    const mark = marks.findLast(({ start }) => start <= offset)
    if (!mark) return offset
    return offset < mark.end ? mark.span.start : mark.span.end + offset - mark.end
  }
  return { text: applyEdits(text, edits), before }
}

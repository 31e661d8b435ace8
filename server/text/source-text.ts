import { Chunks } from './chunks.ts'
import type { Edit } from './edit.ts'
import type { Span } from './span.ts'

/** A place as people count it: line and column from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * A document's text with its lines. Lines end in `\n`, `\r\n` or `\r`, as in the Language Server Protocol;
 * a text of N terminators has N + 1 lines, the last of them perhaps empty.
 */
export class SourceText {
  readonly #chunks: Chunks
  /** Offset of the first character of each line, rising. */
  #starts: Int32Array | null = null

  constructor(text: string | Chunks) {
    this.#chunks = typeof text === 'string' ? new Chunks([text]) : text
  }

  /** All of it; of a long text that is being written better ask for a {@link slice}. */
  get text(): string {
    return this.#chunks.whole
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.#chunks.length
  }

  get #lines(): Int32Array {
    return (this.#starts ??= Int32Array.from([0, ...startsIn(this.text, 0, this.text.length)]))
  }

  /** The text after an edit. What is known of its lines is kept, so that only the edited ones are looked at again. */
  edited({ span, text }: Edit): SourceText {
    const result = new SourceText(this.#chunks.replaced(span.start, span.end, text))
    // A line break beside the edit may become half of another, or whole again.
    const from = Math.max(0, span.start - 1)
    const oldTo = Math.min(this.length, span.end + 1)
    const shift = text.length - (span.end - span.start)
    const kept = this.#indexFrom(from + 1)
    const after = this.#indexFrom(oldTo + 1)
    const lines = this.#lines
    const edited = result.#chunks.slice(from, oldTo + shift + 1)
    const between = startsIn(edited, 0, oldTo + shift - from)
    const starts = new Int32Array(kept + between.length + lines.length - after)
    starts.set(lines.subarray(0, kept))
    for (let i = 0, k = kept; i < between.length; i++, k++) starts[k] = (between[i] ?? 0) + from
    for (let i = after, k = kept + between.length; i < lines.length; i++, k++) starts[k] = (lines[i] ?? 0) + shift
    result.#starts = starts
    return result
  }

  /** The index of the first line that begins at or after `offset`. */
  #indexFrom(offset: number): number {
    let low = 0
    let high = this.#lines.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#lines[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  get lineCount(): number {
    return this.#lines.length
  }

  slice(span: Span): string {
    return this.#chunks.slice(span.start, span.end)
  }

  /** The line, from 1, that holds `offset`; offsets outside the text are clamped. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lines[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The span of a line, from 1, without its terminator; a line outside the text answers the nearest one. */
  lineSpan(line: number): Span {
    const index = Math.min(Math.max(line, 1), this.#lines.length) - 1
    const start = this.#lines[index] ?? 0
    let end = this.#lines[index + 1] ?? this.length
    if (index + 1 < this.#lines.length) {
      end--
      if (end > start && this.#chunks.charCodeAt(end) === 10 && this.#chunks.charCodeAt(end - 1) === 13) end--
    }
    return { start, end }
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset)
    return { line, column: Math.max(0, offset - this.lineSpan(line).start) + 1 }
  }

  /** The offset of a position; a column past the end of its line answers the line's end. */
  offsetAt({ line, column }: Position): number {
    const { start, end } = this.lineSpan(line)
    return Math.min(start + Math.max(0, column - 1), end)
  }
}

/** Where lines begin behind the terminators that end between two offsets: after `from`, and up to `to`. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = []
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

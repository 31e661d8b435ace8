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
  /** Offset of the first character of each line, rising. */
  readonly #starts: number[] = [0]

  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1)
    }
  }

  get lineCount(): number {
    return this.#starts.length
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end)
  }

  /** The line, from 1, that holds `offset`; offsets outside the text are clamped. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** The span of a line, from 1, without its terminator; a line outside the text answers the nearest one. */
  lineSpan(line: number): Span {
    const index = Math.min(Math.max(line, 1), this.#starts.length) - 1
    const start = this.#starts[index] ?? 0
    let end = this.#starts[index + 1] ?? this.text.length
    if (index + 1 < this.#starts.length) {
      end--
      if (end > start && this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--
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

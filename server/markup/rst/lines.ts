import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'

/**
 * One line as docutils reads it: tabs widened to columns of 8, other blanks made spaces, nothing at its right end.
 * A table cell's lines are lines of their own, cut out of the table's.
 */
export interface Line {
  readonly text: string
  /** Leading spaces of `text`. */
  readonly indent: number
  /** Offset of the first character in the source. */
  readonly start: number
  /** Offsets of the characters of `text` and of its end, where they are not `start`, `start + 1`, …; else null. */
  readonly map: Int32Array | null
}

const blank: Line = { text: '', indent: 0, start: 0, map: null }

/** The lines of a text. They know how far they were looked at, for what was read depends on no line behind that. */
export class Lines {
  /** Index of the farthest line that was asked for; -1 before. */
  farthest = -1

  constructor(readonly all: readonly Line[]) {}

  get length(): number {
    return this.all.length
  }

  /** Line `i`; an empty one outside the lines there are. */
  at(i: number): Line {
    if (i > this.farthest) this.farthest = i
    return this.all[i] ?? blank
  }
}

const tabWidth = 8

/** A line of `text` that begins at `start` and has no tabs in it. */
export function plainLine(text: string, start: number, map: Int32Array | null = null): Line {
  const trimmed = text.trimEnd()
  let indent = 0
  while (trimmed.charCodeAt(indent) === 32) indent++
  // Other blanks, as those that do not break, indent a line only behind a space.
  if (indent > 0) while (trimmed.charCodeAt(indent) > 127 && /\s/.test(trimmed.charAt(indent))) indent++
  return { text: trimmed, indent, start, map }
}

/** The first `count` lines of a source; a byte order mark before the first is no part of it where a document `begins`. */
export function scanLines(source: SourceText, count = source.lineCount, begins = true): Lines {
  const lines: Line[] = []
  for (let number = 1; number <= count; number++) {
    const { start, end } = source.lineSpan(number)
    const mark = begins && number === 1 && source.text.charCodeAt(0) === 0xfeff ? 1 : 0
    const raw = source.text.slice(start + mark, end)
    lines.push(raw.includes('\t') ? tabbedLine(raw, start + mark) : plainLine(spaced(raw), start + mark))
  }
  return new Lines(lines)
}

const spaced = (text: string): string => (/[\v\f]/.test(text) ? text.replace(/[\v\f]/g, ' ') : text)

function tabbedLine(raw: string, start: number): Line {
  const trimmed = spaced(raw).trimEnd()
  const offsets: number[] = []
  let text = ''
  let column = 0
  for (let i = 0; i < trimmed.length; i++) {
    const code = trimmed.charCodeAt(i)
    const width = code === 9 ? tabWidth - (column % tabWidth) : 1
    text += code === 9 ? ' '.repeat(width) : trimmed[i]
    for (let k = 0; k < width; k++) offsets.push(start + i)
    // A surrogate pair is one character, and one column.
    column += code >= 0xdc00 && code <= 0xdfff ? 0 : width
  }
  offsets.push(start + trimmed.length)
  return plainLine(text, start, Int32Array.from(offsets))
}

/** The offset in the source of a column of a line; columns past its end answer its end. */
export function offsetAt(line: Line, column: number): number {
  const clamped = Math.min(column, line.text.length)
  return line.map === null ? line.start + clamped : (line.map[clamped] ?? line.start)
}

/** A part of a line as a line: what stands between two columns, as in a table's cell. */
export function cutLine(line: Line, from: number, to: number): Line {
  const map = line.map === null ? null : line.map.subarray(Math.min(from, line.text.length))
  return plainLine(line.text.slice(from, to), offsetAt(line, from), map)
}

/**
 * What a reader sees of a line from a column on, with its place in the source.
 * A tab that the column falls into leaves its remaining blanks in front.
 */
export function visibleFrom(source: SourceText, line: Line, column: number): { text: string; span: Span } {
  const end = offsetAt(line, line.text.length)
  let start = offsetAt(line, column)
  if (line.map === null || column >= line.text.length)
    return { text: source.text.slice(start, end), span: { start, end } }
  let blanks = 0
  if (column > 0 && line.map[column - 1] === start) {
    while (line.map[column + blanks] === start) blanks++
    start++
  }
  return { text: ' '.repeat(blanks) + source.text.slice(start, end), span: { start, end } }
}

/**
 * Maps the text of a code line to its place in the source, and back. Only this file computes such places, because the page need
 * not show what the source says.
 */
import type { Span } from '../text/span.ts'
import type { CodeLine, LinePart } from './block.ts'

/** The place in the source of the part of a line's text from `from` to `to`. */
export function sourceOf(line: CodeLine, from: number, to: number): Span {
  const start = startInSource(line, from)
  return { start, end: Math.max(start, to > from ? endInSource(line, to) : start) }
}

/** The part of a line's text that shows a place in the source; clamped to the line. */
export function spanInLine(line: CodeLine, { start, end }: Span): Span {
  const from = startInText(line, start)
  return { start: from, end: Math.max(from, endInText(line, end)) }
}

/** The part of a line from `from` to `to` of its text, as a line. */
export function sliceLine(line: CodeLine, from: number, to: number = line.text.length): CodeLine {
  if (from <= 0 && to >= line.text.length) return line
  const text = line.text.slice(from, to)
  const whole = sourceOf(line, from, to)
  // An end that is not cut keeps the hidden text there.
  const span = {
    start: from <= 0 ? line.span.start : whole.start,
    end: to >= line.text.length ? line.span.end : whole.end,
  }
  const { parts } = line
  if (parts === undefined) return { text, span }
  const kept: LinePart[] = []
  for (const [index, part] of parts.entries()) {
    const partEnd = parts[index + 1]?.at ?? line.text.length
    if (partEnd <= from || part.at >= to) continue
    const isWhole = part.at >= from && partEnd <= to
    kept.push({
      ...part,
      at: Math.max(0, part.at - from),
      span: isWhole ? part.span : sourceOf(line, Math.max(from, part.at), Math.min(to, partEnd)),
    })
  }
  return { text, span, parts: kept }
}

function startInSource({ text, span, parts }: CodeLine, index: number): number {
  if (index >= text.length) return span.end
  if (parts === undefined) return Math.max(span.start, span.end - (text.length - index))
  const part = partAt(parts, index)
  if (part === undefined) return span.start
  return part.isReplaced ? part.span.start : part.span.start + (index - part.at)
}

function endInSource({ text, span, parts }: CodeLine, index: number): number {
  if (parts === undefined) return Math.max(span.start, span.end - (text.length - index))
  const part = partAt(parts, index - 1)
  if (part === undefined) return span.end
  return part.isReplaced ? part.span.end : part.span.start + (index - part.at)
}

function startInText({ text, span, parts }: CodeLine, offset: number): number {
  if (parts === undefined) return within(text, text.length - (span.end - Math.max(offset, span.start)))
  const index = firstIndex(parts.length, at => (parts[at]?.span.end ?? Infinity) > offset)
  const part = parts[index]
  if (part === undefined) return text.length
  return part.isReplaced ? part.at : part.at + Math.max(0, offset - part.span.start)
}

function endInText({ text, span, parts }: CodeLine, offset: number): number {
  if (parts === undefined) return within(text, text.length - (span.end - Math.max(offset, span.start)))
  const index = firstIndex(parts.length, at => (parts[at]?.span.start ?? Infinity) >= offset)
  const part = parts[index - 1]
  if (part === undefined) return 0
  const end = parts[index]?.at ?? text.length
  return part.isReplaced ? end : Math.min(end, part.at + (offset - part.span.start))
}

const within = (text: string, index: number): number => Math.min(text.length, Math.max(0, index))

/** The part that a character of the text belongs to. */
const partAt = (parts: readonly LinePart[], index: number): LinePart | undefined =>
  parts[firstIndex(parts.length, at => (parts[at]?.at ?? Infinity) > index) - 1]

/** The first index below `count` for which `holds`, which then holds for all that follow; `count` when there is none. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

import { firstIndex, sourceOf, spanInLine } from '../markup/code-line.ts'
import type { Span } from '../text/span.ts'
import type { Command } from './model.ts'

const lineStarts = new WeakMap<Command, readonly number[]>()

/** The offset in a command's text at which each of its lines begins. */
function startsOf(command: Command): readonly number[] {
  let starts = lineStarts.get(command)
  if (starts === undefined) {
    let offset = 0
    starts = command.lines.map(({ text }) => {
      const start = offset
      offset += text.length + 1
      return start
    })
    lineStarts.set(command, starts)
  }
  return starts
}

/** Where a place in the document stands in a command's text; a place outside the command answers the nearest one. */
export function spanInText(command: Command, { start, end }: Span): Span {
  const from = offsetInText(command, start, 'start')
  return { start: from, end: Math.max(from, offsetInText(command, end, 'end')) }
}

function offsetInText(command: Command, offset: number, edge: keyof Span): number {
  const index = firstIndex(command.lines.length, at => offset <= (command.lines[at]?.span.end ?? Infinity))
  const line = command.lines[index]
  if (line === undefined) return command.text.length
  return (startsOf(command)[index] ?? 0) + spanInLine(line, { start: offset, end: offset })[edge]
}

/** The place in the document of a part of a command's text. */
export function spanInDocument(command: Command, part: Span): Span {
  const start = offsetInDocument(command, part.start, 'start')
  return { start, end: Math.max(start, part.end > part.start ? offsetInDocument(command, part.end, 'end') : start) }
}

function offsetInDocument(command: Command, offset: number, edge: keyof Span): number {
  const starts = startsOf(command)
  const lengthOf = (at: number) => command.lines[at]?.text.length ?? 0
  const index = firstIndex(command.lines.length, at => offset <= (starts[at] ?? 0) + lengthOf(at))
  const line = command.lines[index]
  if (line === undefined) return command.span.end
  const at = offset - (starts[index] ?? 0)
  return edge === 'start' ? sourceOf(line, at, at).start : sourceOf(line, Math.max(0, at - 1), at).end
}

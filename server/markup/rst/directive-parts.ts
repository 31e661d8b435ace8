import type { DirectiveShape } from './directive-shapes.ts'
import { patterns } from './kind.ts'
import { Lines } from './lines.ts'
import { cutOf, isBlank, textOf, trimmed, type Extent, type Region } from './region.ts'

/** The lines of a directive, each part from its first to after its last line. */
export interface Parts {
  /** Column of the text behind the marker, and of the lines below. */
  readonly first: number
  readonly indent: number
  readonly argument: readonly [from: number, to: number]
  readonly options: readonly [from: number, to: number]
  /** Whether code stands right below the directive. */
  readonly glued: boolean
  /** More than one run where the options stand within the content. */
  readonly content: readonly (readonly [from: number, to: number])[]
}

/** Divides a directive's lines as docutils does: up to the first blank line stand argument and options. */
export function divide(region: Region, extent: Extent, shape: DirectiveShape, column: number): Parts {
  const inner = trimmed(region, extent, column)
  const base = { first: column, indent: extent.indent, glued: false }
  const none = [extent.to, extent.to] as const
  if (inner === null) return { ...base, argument: none, options: none, content: [] }
  const { to } = inner
  if (shape.argument === 'none' && !shape.options)
    return { ...base, argument: none, options: none, content: [[inner.from, to]] }
  // Only one blank line may stand between the marker and the argument.
  const from = Math.min(inner.from, extent.from + 1)
  const hidden = (i: number) => (i === extent.from ? textOf(region, i).length <= column : isBlank(region, i))
  let head = from
  while (head < to && !hidden(head)) head++
  const fieldAt = (i: number) =>
    patterns.field.test(textOf(region, i).slice(i === extent.from ? column : extent.indent))
  let options = shape.options ? from : head
  while (options < head && !fieldAt(options)) options++
  const below = skipBlank(region, head, to)
  const parts = { ...base, argument: [from, options] as const, options: [options, head] as const }
  if (shape.argument === 'none') {
    const whole = options === head ? [skipBlank(region, from, to)] : around([from, options], [head, to], below)
    return { ...parts, argument: none, content: whole.filter(([start, end]) => start < end) }
  }
  const own = gluedFrom(region, extent, shape, from, options, column)
  if (own !== null) {
    const whole = options === head ? [[own, to] as const] : around([own, options], [head, to], below)
    return { ...parts, glued: true, argument: [from, own], content: whole.filter(([start, end]) => start < end) }
  }
  return { ...parts, content: below[0] < below[1] ? [below] : [] }
}

type Range = readonly [from: number, to: number]

/** Content on both sides of the options: the blank line below them parts it, unless all of it stands below. */
const around = (above: Range, rest: Range, below: Range): Range[] =>
  above[0] < above[1] && below[0] < below[1] ? [above, rest] : [above, below]

function skipBlank(region: Region, from: number, to: number): readonly [number, number] {
  let start = from
  while (start < to && isBlank(region, start)) start++
  return [start, to]
}

/**
 * Where code begins that stands right below its directive, without the blank line that must part them: docutils takes
 * it for arguments, which are then too many. Null when the arguments are no more than there may be.
 */
function gluedFrom(
  region: Region,
  extent: Extent,
  shape: DirectiveShape,
  from: number,
  to: number,
  column: number,
): number | null {
  if (shape.content !== 'code' || typeof shape.argument !== 'number') return null
  let words = 0
  for (let i = from; i < to; i++)
    words += textOf(region, i)
      .slice(i === extent.from ? column : 0)
      .split(' ')
      .filter(Boolean).length
  if (words <= shape.argument) return null
  const first = from === extent.from ? from + 1 : from
  return first < to ? first : null
}

/** A directive's content as a body of its own, without the options that may stand within it; null when there is none. */
export function contentRegion(region: Region, i: number, { content, first, indent }: Parts): Region | null {
  const [above, below] = content
  if (above === undefined) return null
  const [from, to] = above
  const column = region.indent + indent
  const cut = { indent: column, first: from === i ? cutOf(region, i) + first : column }
  if (below === undefined) return { lines: region.lines, from, to, ...cut }
  const lines = new Lines(content.flatMap(([start, end]) => region.lines.all.slice(start, end)))
  return { lines, from: 0, to: lines.length, ...cut }
}

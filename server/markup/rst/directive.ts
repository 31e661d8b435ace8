import type { CodeLine } from '../block.ts'
import { fixBy, muted, newlineOf, report, type Context } from './context.ts'
import { shapeOf, titled, unknownShape, type DirectiveShape } from './directive-shapes.ts'
import { readOptions } from './directive-options.ts'
import type { Construct } from './explicit.ts'
import { patterns } from './kind.ts'
import { linesAsBlock } from './line-block.ts'
import { Lines } from './lines.ts'
import { quotes } from './quote.ts'
import { quotedLine } from './reading.ts'
import {
  codeLines,
  cutOf,
  endOf,
  gatherIndented,
  isBlank,
  placeOf,
  spanOf,
  textOf,
  trimmed,
  type Extent,
  type Region,
} from './region.ts'
import { richLines } from './rich-text.ts'
import { textNode } from './text-node.ts'
import type { DirectiveNode, RstNode } from './tree.ts'

/** The lines of a directive, each part from its first to after its last line. */
interface Parts {
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

/** The directive on line `i`, whose name stands between two columns and whose text begins at `column`. */
export function directive(
  context: Context,
  region: Region,
  i: number,
  nameColumns: { from: number; to: number },
  column: number,
): Construct {
  const name = textOf(region, i).slice(nameColumns.from, nameColumns.to)
  const known = shapeOf(name)
  const shape = known ?? unknownShape
  const extent = gatherIndented(region, i, { afterMarker: true })
  const parts = divide(region, extent, shape, column)
  const { options, broken } = readOptions(context, region, parts.options, i, parts)
  const read = () => children(context, region, i, parts, name, shape)
  const node: DirectiveNode = {
    kind: 'directive',
    span: spanOf(region, i, extent.to),
    name,
    nameSpan: { start: placeOf(region, i, nameColumns.from), end: placeOf(region, i, nameColumns.to) },
    argument: linesOf(context, region, i, parts, parts.argument),
    options,
    content: parts.content.flatMap(range => linesOf(context, region, i, parts, range)),
    broken: broken || parts.glued,
    children: known ? read() : muted(context, read),
  }
  if (known) reportShape(context, region, node, shape, parts)
  // A substitution definition's directive does not begin its line.
  const next = extent.to
  return { nodes: [node], next, blankFinish: extent.blankFinish || next >= region.to || isBlank(region, next) }
}

/** Divides a directive's lines as docutils does: up to the first blank line stand argument and options. */
function divide(region: Region, extent: Extent, shape: DirectiveShape, column: number): Parts {
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

function linesOf(
  context: Context,
  region: Region,
  i: number,
  { first, indent }: Parts,
  [from, to]: readonly [number, number],
): CodeLine[] {
  return codeLines(context.source, region, from, to, indent, from === i ? first : indent)
}

function children(
  context: Context,
  region: Region,
  i: number,
  parts: Parts,
  name: string,
  { content }: DirectiveShape,
): RstNode[] {
  const [from, to] = parts.argument
  const first = from === i ? parts.first : parts.indent
  const nodes: RstNode[] = []
  if (from < to && titled.has(name.toLowerCase()))
    nodes.push(textNode(context, 'title', richLines(region, from, to, parts.indent, first)))
  const asLines = name.toLowerCase() === 'line-block'
  if (content !== 'blocks' && content !== 'sections' && !asLines) return nodes
  const inner = contentRegion(region, i, parts)
  if (inner === null) return nodes
  if (asLines) nodes.push(linesAsBlock(context, inner, inner.from, inner.to))
  else if (quoting.has(name.toLowerCase()))
    nodes.push(...quotes(context, inner, { from: inner.from, to: inner.to, indent: 0, blankFinish: true }))
  else nodes.push(...(content === 'sections' ? context.sections(inner) : context.body(inner)))
  return nodes
}

/** A directive's content as a body of its own, without the options that may stand within it; null when there is none. */
function contentRegion(region: Region, i: number, { content, first, indent }: Parts): Region | null {
  const [above, below] = content
  if (above === undefined) return null
  const [from, to] = above
  const column = region.indent + indent
  const cut = { indent: column, first: from === i ? cutOf(region, i) + first : column }
  if (below === undefined) return { lines: region.lines, from, to, ...cut }
  const lines = new Lines(content.flatMap(([start, end]) => region.lines.all.slice(start, end)))
  return { lines, from: 0, to: lines.length, ...cut }
}

/** Directives whose content is a block quote. */
const quoting = new Set(['epigraph', 'highlights', 'pull-quote'])

/** Faults in how a known directive is written. */
function reportShape(context: Context, region: Region, node: DirectiveNode, shape: DirectiveShape, parts: Parts): void {
  const [from, to] = parts.content[0] ?? [0, 0]
  if (shape.content === 'none' && node.content.length > 0) {
    const message = `directive \`${node.name}\`: expected no content, found ${quotedLine(region, from)}`
    report(context, 'malformed-directive', spanOf(region, from, to), message)
  }
  if (parts.glued) {
    const end = endOf(region, from - 1)
    const message = `directive \`${node.name}\`: expected a blank line before its content, found ${quotedLine(region, from)}`
    const fix = fixBy('Insert a blank line', { span: { start: end, end }, text: newlineOf(context) })
    report(context, 'malformed-directive', spanOf(region, from, from + 1), message, fix)
  }
}

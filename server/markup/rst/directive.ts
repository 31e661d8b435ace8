import type { Span } from '../../text/span.ts'
import type { CodeLine, Fault } from '../block.ts'
import { fixBy, muted, newlineOf, report, type Context } from './context.ts'
import { shapeOf, titled, unknownShape, type DirectiveShape } from './directive-shapes.ts'
import { optionFlaw, optionMessage, partFlaw } from './directive-flaws.ts'
import { contentRegion, divide, type Parts } from './directive-parts.ts'
import { readOptions } from './directive-options.ts'
import { specOf } from './docutils-options.ts'
import type { Construct } from './explicit.ts'
import { linesAsBlock } from './line-block.ts'
import { quotes } from './quote.ts'
import { quotedLine } from './reading.ts'
import { codeLines, endOf, gatherIndented, isBlank, placeOf, spanOf, textOf, type Region } from './region.ts'
import { richLines } from './rich-text.ts'
import { textNode } from './text-node.ts'
import type { DirectiveNode, RstNode } from './tree.ts'

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
  const asText = name.toLowerCase() === 'parsed-literal'
  if (content !== 'blocks' && content !== 'sections' && !asLines && !asText) return nodes
  const inner = contentRegion(region, i, parts)
  if (inner === null) return nodes
  if (asText) nodes.push(textNode(context, 'inline', richLines(inner, inner.from, inner.to)))
  else if (asLines) nodes.push(linesAsBlock(context, inner, inner.from, inner.to))
  else if (quoting.has(name.toLowerCase()))
    nodes.push(...quotes(context, inner, { from: inner.from, to: inner.to, indent: 0, blankFinish: true }))
  else nodes.push(...(content === 'sections' ? context.sections(inner) : context.body(inner)))
  return nodes
}

/** Directives whose content is a block quote. */
const quoting = new Set(['epigraph', 'highlights', 'pull-quote'])

/** Faults in how a known directive is written; the options of docutils' own may be more than it knows, for Sphinx adds some. */
function reportShape(context: Context, region: Region, node: DirectiveNode, shape: DirectiveShape, parts: Parts): void {
  const [from, to] = parts.content[0] ?? [0, 0]
  const say = (span: Span, what: string, fix: Fault['fix'] = null) => {
    report(context, 'malformed-directive', span, `directive \`${node.name}\`: ${what}`, fix)
  }
  if (parts.glued) {
    const end = endOf(region, from - 1)
    const fix = fixBy('Insert a blank line', { span: { start: end, end }, text: newlineOf(context) })
    say(
      spanOf(region, from, from + 1),
      `expected a blank line before its content, found ${quotedLine(region, from)}`,
      fix,
    )
    return
  }
  const unwanted = shape.content === 'none' && node.content.length > 0
  if (unwanted) say(spanOf(region, from, to), `expected no content, found ${quotedLine(region, from)}`)
  const spec = specOf(node.name)
  if (spec === null || node.broken) return
  const options = node.options.filter(({ name }) => spec.options.has(name.toLowerCase()) || /\s/.test(name))
  const flaw = optionFlaw({ ...node, options }, spec)
  if (flaw) say(flaw.option.span, optionMessage(flaw))
  const missing = unwanted ? null : partFlaw(node, spec)
  if (missing) say(node.nameSpan, missing)
}

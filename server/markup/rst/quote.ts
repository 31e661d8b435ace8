import type { Context } from './context.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import {
  codeLines,
  gatherIndented,
  indentOf,
  isBlank,
  spanOf,
  textOf,
  within,
  type Extent,
  type Region,
} from './region.ts'
import { richLines } from './rich-text.ts'
import { spanAround, textNode } from './text-node.ts'
import type { RstNode } from './tree.ts'

/** A block quote: indented lines; an attribution ends one and begins the next. */
export const blockQuote: Reader = (context, region, i) => {
  const extent = gatherIndented(region, i)
  const nodes = quotes(context, region, extent)
  if (!extent.blankFinish) reportMissingBlank(context, region, extent.to, 'block quote')
  return { nodes, next: extent.to }
}

/** The quotes that stand in an extent of indented lines. */
export function quotes(context: Context, region: Region, extent: Extent): RstNode[] {
  const nodes: RstNode[] = []
  let from = extent.from
  while (from < extent.to) {
    if (isBlank(region, from)) {
      from++
      continue
    }
    const attribution = findAttribution(region, { ...extent, from })
    const to = attribution?.from ?? extent.to
    const inner = within(region, { ...extent, from, to })
    const children = inner === null ? [] : context.body(inner)
    const lines = inner === null ? [] : codeLines(context.source, region, inner.from, inner.to, extent.indent)
    if (attribution) children.push(attributionNode(context, region, attribution, extent.indent))
    const span = children.length > 0 ? spanAround(children) : spanOf(region, from, to)
    nodes.push({ kind: 'block_quote', span: { start: spanOf(region, from, to).start, end: span.end }, children, lines })
    from = attribution?.to ?? extent.to
  }
  return nodes
}

const dashes = /^(?:---?(?!-)|\u2014) *(?=[^ \n])/

interface Attribution {
  readonly from: number
  readonly to: number
  /** Columns of the dash and the blanks behind it. */
  readonly dash: number
  /** Columns of its further lines. */
  readonly indent: number
}

/** The attribution of a quote: behind a blank line, its lines after the first all indented alike. */
function findAttribution(region: Region, { from, to, indent }: Extent): Attribution | null {
  let seen = false
  for (let i = from; i < to; i++) {
    if (isBlank(region, i)) continue
    const match = seen && isBlank(region, i - 1) ? dashes.exec(textOf(region, i).slice(indent)) : null
    const shape = match && attributionShape(region, i, to)
    if (match && shape) return { from: i, dash: match[0].length, ...shape }
    seen = true
  }
  return null
}

function attributionShape(region: Region, from: number, to: number): { to: number; indent: number } | null {
  let indent: number | null = null
  let i = from + 1
  for (; i < to && !isBlank(region, i); i++) {
    const columns = indentOf(region, i)
    if (indent !== null && columns !== indent) return null
    indent = columns
  }
  return { to: i, indent: indent ?? 0 }
}

function attributionNode(
  context: Context,
  region: Region,
  { from, to, dash, indent }: Attribution,
  column: number,
): RstNode {
  const rich = richLines(region, from, to, indent, column + dash)
  return textNode(context, 'attribution', rich, spanOf(region, from, to))
}

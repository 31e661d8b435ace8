import { deepest, type Context } from './context.ts'
import { patterns } from './kind.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import { gatherIndented, indentOf, isBlank, spanOf, textOf, type Region } from './region.ts'
import { richLine, richLines } from './rich-text.ts'
import { spanAround, textNode } from './text-node.ts'
import type { RstNode, TextNode } from './tree.ts'

interface BlockLine {
  readonly node: TextNode
  /** Null for an empty line, which is indented as the one before it. */
  readonly indent: number | null
}

/** A line block: `| line`; lines that are indented more are blocks within it. */
export const lineBlock: Reader = (context, region, i) => {
  const lines: BlockLine[] = []
  let next = i
  let blankFinish = false
  while (!blankFinish && next < region.to) {
    const text = textOf(region, next)
    const match = patterns.line_block.exec(text)
    if (isBlank(region, next) || match === null) break
    const width = match[0].length
    const extent = gatherIndented(region, next, { afterMarker: true, untilBlank: true })
    // A line whose text begins below its mark has none beside it.
    const below = text.length <= width && extent.to > next + 1
    const rich = below
      ? richLines(region, next + 1, extent.to, extent.indent)
      : richLines(region, next, extent.to, extent.indent, width)
    const span = spanOf(region, next, extent.to)
    lines.push({ node: textNode(context, 'line', rich, span), indent: text === '|' ? null : width - 2 })
    next = extent.to
    blankFinish = extent.blankFinish
  }
  if (!blankFinish) reportMissingBlank(context, region, next, 'line block')
  return { nodes: [nested(indented(lines), 0)], next }
}

/** The lines of a region between `from` and `to` as those of a line block, nested by their indentation. */
export function linesAsBlock(context: Context, region: Region, from: number, to: number): RstNode {
  const lines: BlockLine[] = []
  for (let i = from; i < to; i++) {
    const indent = isBlank(region, i) ? null : indentOf(region, i)
    lines.push({ node: textNode(context, 'line', richLine(region, i, indent ?? 0)), indent })
  }
  return nested(indented(lines), 0)
}

interface IndentedLine {
  readonly node: TextNode
  readonly indent: number
}

function indented(lines: readonly BlockLine[]): IndentedLine[] {
  let last = 0
  return lines.map(({ node, indent }) => ({ node, indent: (last = indent ?? last) }))
}

function nested(lines: readonly IndentedLine[], depth: number): RstNode {
  const least = depth < deepest ? leastOf(lines) : Infinity
  const children: RstNode[] = []
  let deeper: IndentedLine[] = []
  const close = () => {
    if (deeper.length > 0) children.push(nested(deeper, depth + 1))
    deeper = []
  }
  for (const line of lines)
    if (line.indent > least) deeper.push(line)
    else {
      close()
      children.push(line.node)
    }
  close()
  return { kind: 'line_block', span: spanAround(children), children }
}

const leastOf = (lines: readonly IndentedLine[]): number =>
  lines.reduce((least, line) => Math.min(least, line.indent), Infinity)

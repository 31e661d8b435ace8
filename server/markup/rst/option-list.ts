import { markerOf, optionPattern, patterns } from './kind.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import { gatherIndented, isBlank, spanOf, textOf, within, type Region } from './region.ts'
import { richLine } from './rich-text.ts'
import { plainNode, spanAround } from './text-node.ts'
import type { RstNode } from './tree.ts'

/** An option list: `-f FILE, --file=FILE  description`. An option without a description is text. */
export const optionList: Reader = (context, region, i) => {
  const items: RstNode[] = []
  let next = i
  let blankFinish = true
  while (next < region.to) {
    if (isBlank(region, next)) {
      next++
      continue
    }
    const text = textOf(region, next)
    if (!patterns.option.test(text)) break
    const width = markerOf('option', text)
    const extent = gatherIndented(region, next, { afterMarker: true })
    const inner = within(region, extent, width)
    if (inner === null) break
    const group = optionGroup(region, next, text.slice(0, width).trimEnd())
    const children = context.body(inner)
    const description = { kind: 'description', span: spanAround(children), children } as const
    items.push({ kind: 'option_list_item', span: spanOf(region, next, extent.to), children: [group, description] })
    next = extent.to
    blankFinish = extent.blankFinish
  }
  if (items.length === 0) return null
  if (!blankFinish) reportMissingBlank(context, region, next, 'option list')
  return { nodes: [{ kind: 'option_list', span: spanAround(items), children: items }], next }
}

function optionGroup(region: Region, i: number, marker: string): RstNode {
  const options: RstNode[] = []
  let at = 0
  for (const text of marker.match(optionPattern) ?? []) {
    const nameEnd = at + (/^(?:[-+][^-]|(?:--|\/)[^ =]*)/.exec(text)?.[0].length ?? text.length)
    const end = at + text.length
    const argument = /^[ =]?/.exec(text.slice(nameEnd - at))?.[0].length ?? 0
    const parts: RstNode[] = [plainNode('option_string', richLine(region, i, at, nameEnd))]
    if (nameEnd + argument < end) parts.push(plainNode('option_argument', richLine(region, i, nameEnd + argument, end)))
    options.push({ kind: 'option', span: spanAround(parts), children: parts })
    at = end + 2
  }
  return { kind: 'option_group', span: spanAround(options), children: options }
}

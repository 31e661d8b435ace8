import type { Context } from './context.ts'
import { markerOf, patterns } from './kind.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import { gatherIndented, isBlank, placeOf, spanOf, textOf, within, type Extent, type Region } from './region.ts'
import { richLine } from './rich-text.ts'
import { spanAround, textNode } from './text-node.ts'
import type { RstNode } from './tree.ts'

/** A field list: `:name: body`. */
export const fieldList: Reader = (context, region, i) => {
  const fields: RstNode[] = []
  let next = i
  let blankFinish = true
  while (next < region.to) {
    if (isBlank(region, next)) next++
    else if (patterns.field.test(textOf(region, next))) {
      const extent = gatherIndented(region, next, { afterMarker: true })
      fields.push(field(context, region, next, extent))
      next = extent.to
      blankFinish = extent.blankFinish
    } else break
  }
  if (!blankFinish) reportMissingBlank(context, region, next, 'field list')
  return { nodes: [{ kind: 'field_list', span: spanAround(fields), children: fields }], next }
}

function field(context: Context, region: Region, i: number, extent: Extent): RstNode {
  const text = textOf(region, i)
  const width = markerOf('field', text)
  const nameEnd = text.slice(0, width).lastIndexOf(':')
  const span = spanOf(region, i, extent.to)
  const name = textNode(context, 'field_name', richLine(region, i, 1, nameEnd))
  const inner = within(region, extent, width)
  const children = inner === null ? [] : context.body(inner)
  const bodyStart = children[0]?.span.start ?? Math.min(placeOf(region, i, nameEnd + 1), span.end)
  return {
    kind: 'field',
    span,
    children: [name, { kind: 'field_body', span: { start: bodyStart, end: span.end }, children }],
  }
}

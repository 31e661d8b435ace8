import type { Context } from './context.ts'
import { markerOf, patterns } from './kind.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import { gatherIndented, isBlank, placeOf, spanOf, textOf, within, type Extent, type Region } from './region.ts'
import { spanAround } from './text-node.ts'
import type { ListItemNode } from './tree.ts'

/** Reads one item of a bullet or enumerated list, whose marker (with blanks) is `width` columns wide. */
export function listItem(
  context: Context,
  region: Region,
  i: number,
  width: number,
  ordinal: number | null,
): { node: ListItemNode; extent: Extent } {
  const text = textOf(region, i)
  const extent = gatherIndented(region, i, text.length > width ? { known: width } : { afterMarker: true })
  const inner = within(region, extent, width)
  const marker = { start: placeOf(region, i), end: placeOf(region, i, text.slice(0, width).trimEnd().length) }
  const children = inner === null ? [] : context.body(inner)
  return { node: { kind: 'list_item', span: spanOf(region, i, extent.to), children, marker, ordinal }, extent }
}

/** A bullet list: items with the same bullet, blank lines between them or not. */
export const bulletList: Reader = (context, region, i) => {
  const bullet = textOf(region, i)[0]
  const items: ListItemNode[] = []
  let next = i
  let blankFinish = true
  for (; next < region.to;) {
    const text = textOf(region, next)
    if (isBlank(region, next)) next++
    else if (text[0] === bullet && patterns.bullet.test(text)) {
      const { node, extent } = listItem(context, region, next, markerOf('bullet', text), null)
      items.push(node)
      next = extent.to
      blankFinish = extent.blankFinish
    } else break
  }
  if (!blankFinish) reportMissingBlank(context, region, next, 'bullet list')
  return { nodes: [{ kind: 'bullet_list', span: spanAround(items), children: items }], next }
}

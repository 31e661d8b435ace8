import { listItem } from './bullet-list.ts'
import { report } from './context.ts'
import { allowsItem, enumeratorOf } from './enumerator.ts'
import { markerOf } from './kind.ts'
import { quotedLine, reportMissingBlank, type Reader } from './reading.ts'
import { isBlank, textOf } from './region.ts'
import { spanAround } from './text-node.ts'
import type { ListItemNode } from './tree.ts'

/** A numbered list: items of one format and sequence whose numbers follow each other, or `#`. */
export const enumeratedList: Reader = (context, region, i) => {
  const first = enumeratorOf(textOf(region, i), null)
  if (first === null || !allowsItem(first, textOf(region, i + 1))) return null
  const sequence = first.sequence === '#' ? 'arabic' : first.sequence
  const items: ListItemNode[] = []
  let auto = first.sequence === '#'
  let last = first.ordinal - 1
  let next = i
  let blankFinish = true
  while (next < region.to) {
    if (isBlank(region, next)) {
      next++
      continue
    }
    const text = textOf(region, next)
    const item = next === i ? first : enumeratorOf(text, sequence)
    if (item === null || item.format !== first.format) break
    if (item.sequence !== '#' && (item.sequence !== sequence || auto || item.ordinal !== last + 1)) break
    if (next > i && !allowsItem(item, textOf(region, next + 1))) break
    auto ||= item.sequence === '#'
    last = item.ordinal
    const ordinal = item.sequence === '#' ? null : item.ordinal
    const { node, extent } = listItem(context, region, next, markerOf('enumerator', text), ordinal)
    items.push(node)
    next = extent.to
    blankFinish = extent.blankFinish
  }
  const marker = items[0]?.marker
  if (first.ordinal !== 1 && marker)
    report(
      context,
      'enumerator-not-ordinal-1',
      marker,
      `expected the list to start at 1, found ${quotedLine(region, i)}`,
    )
  if (!blankFinish) reportMissingBlank(context, region, next, 'enumerated list')
  return { nodes: [{ kind: 'enumerated_list', span: spanAround(items), children: items }], next }
}

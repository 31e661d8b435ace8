import type { Context } from './context.ts'
import { fixBy, newlineOf, report } from './context.ts'
import { kindOf } from './kind.ts'
import { parseInlines } from './inline.ts'
import { reportMissingBlank, type Reading } from './reading.ts'
import {
  gatherIndented,
  indentOf,
  isBlank,
  placeOf,
  endOf,
  spanOf,
  textOf,
  within,
  type Extent,
  type Region,
} from './region.ts'
import { richBetween, richLine, type RichText } from './rich-text.ts'
import { spanAround, textNode } from './text-node.ts'
import type { RstNode } from './tree.ts'

/** A definition list whose first term stands on line `i`, with an indented line right below it. */
export function definitionList(context: Context, region: Region, i: number): Reading {
  const items: RstNode[] = []
  let next = i
  let blankFinish = true
  while (next < region.to) {
    if (isBlank(region, next)) next++
    else if (next === i || isTerm(region, next)) {
      const extent = gatherIndented(region, next + 1)
      items.push(definition(context, region, next, extent))
      next = extent.to
      blankFinish = extent.blankFinish
    } else break
  }
  if (!blankFinish) reportMissingBlank(context, region, next, 'definition list')
  return { nodes: [{ kind: 'definition_list', span: spanAround(items), children: items }], next }
}

const isTerm = (region: Region, i: number): boolean =>
  indentOf(region, i) === 0 &&
  kindOf(textOf(region, i)) === 'text' &&
  !isBlank(region, i + 1) &&
  i + 1 < region.to &&
  indentOf(region, i + 1) > 0

function definition(context: Context, region: Region, i: number, extent: Extent): RstNode {
  const text = textOf(region, i)
  if (text.endsWith('::')) {
    const end = endOf(region, i)
    const message = 'expected a blank line between `::` and its literal block, found none: it is read as a definition'
    const fix = fixBy('Insert a blank line', { span: { start: end, end }, text: newlineOf(context) })
    report(context, 'definition-before-literal', { start: end - 2, end }, message, fix)
  }
  const inner = within(region, extent)
  const children = inner === null ? [] : context.body(inner)
  const body = { kind: 'definition', span: spanOf(region, extent.from, extent.to), children } as const
  const span = { start: placeOf(region, i), end: body.span.end }
  return { kind: 'definition_list_item', span, children: [...terms(context, richLine(region, i, 0)), body] }
}

/** `term : classifier : classifier`; a delimiter within inline markup is none. */
function terms(context: Context, rich: RichText): RstNode[] {
  if (!rich.text.includes(' : ')) return [textNode(context, 'term', rich)]
  const marked = parseInlines({ ...context, faults: [] }, rich)
  const start = marked[0]?.span.start ?? 0
  let last = 0
  const inText = (index: number) => {
    while (last < marked.length && (marked[last]?.span.end ?? 0) - start <= index) last++
    return marked[last]?.kind === 'text'
  }
  const nodes: RstNode[] = []
  let from = 0
  for (const match of rich.text.matchAll(/(?<! ) +: +/g)) {
    if (!inText(match.index)) continue
    nodes.push(textNode(context, nodes.length === 0 ? 'term' : 'classifier', richBetween(rich, from, match.index)))
    from = match.index + match[0].length
  }
  nodes.push(textNode(context, nodes.length === 0 ? 'term' : 'classifier', richBetween(rich, from, rich.text.length)))
  return nodes
}

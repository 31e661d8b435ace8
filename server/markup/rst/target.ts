import { report, type Context } from './context.ts'
import type { Construct } from './explicit.ts'
import { simpleNameEnd } from './inline-rules.ts'
import { markerOf } from './kind.ts'
import { escapesMarked, normalizeName, unescaped, whitespaceNormalized } from './names.ts'
import { gatherIndented, spanOf, textOf, type Extent, type Region } from './region.ts'
import type { TargetNode } from './tree.ts'

const targetPattern =
  /^(?:_|(?!_)(?<quote>`?)(?![ `])(?<name>.+?)(?<![\s\0])\k<quote>)(?<!(?<!\0):)(?<![\s\0]) ?:(?: +|$)/

/** `.. _name: where`, whose name begins at `column`; null (and a fault) when it is spelled wrong. */
export function hyperlinkTarget(context: Context, region: Region, i: number, column: number): Construct | null {
  const extent = gatherIndented(region, i, { afterMarker: true, untilBlank: true })
  const marked = markedText(region, extent, column)
  const match = targetPattern.exec(marked)
  if (match === null) {
    const message =
      'malformed target: expected `.. _name:` (the name in backquotes if it has a colon), found no colon that ends a name'
    report(context, 'malformed-markup', spanOf(region, i, i + 1), message)
    return null
  }
  const name = match.groups?.['name']
  return target(
    region,
    extent,
    name === undefined ? null : normalizeName(unescaped(name)),
    marked.slice(match[0].length),
  )
}

/** `__ where`. */
export function anonymousTarget(region: Region, i: number): Construct {
  const extent = gatherIndented(region, i, { afterMarker: true, untilBlank: true })
  return target(region, extent, null, markedText(region, extent, markerOf('anonymous', textOf(region, i))))
}

function markedText(region: Region, { from, to }: Extent, column: number): string {
  const lines: string[] = []
  for (let i = from; i < to; i++) lines.push(i === from ? textOf(region, i).slice(column) : textOf(region, i))
  return escapesMarked(lines.join(''))
}

function target(region: Region, { from, to, blankFinish }: Extent, name: string | null, rest: string): Construct {
  const span = spanOf(region, from, to)
  const node: TargetNode = { kind: 'target', span, children: [], name, leads: leadsTo(rest) }
  return { nodes: [node], next: to, blankFinish }
}

const phrase = /^`(?! )(.+?)(?<![\s\0])`_$/

/** Another target for `name_`, a URI for anything else; nothing for the element that follows. */
function leadsTo(marked: string): TargetNode['leads'] {
  const text = whitespaceNormalized(marked)
  if (text === '') return null
  if (text.endsWith('_')) {
    const quoted = phrase.exec(text)?.[1]
    const name = quoted ?? (simpleNameEnd(text, 0) === text.length - 1 ? text.slice(0, -1) : null)
    if (name !== null) return { reference: normalizeName(unescaped(name)) }
  }
  return { uri: unescaped(marked.replace(/(?<!\0)\s+/g, '')) }
}

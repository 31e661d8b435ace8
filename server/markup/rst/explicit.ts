import { report, type Context } from './context.ts'
import { directive } from './directive.ts'
import { simpleNameEnd } from './inline-rules.ts'
import { kindOf, markerOf } from './kind.ts'
import { reportMissingBlank, type Reader } from './reading.ts'
import { codeLines, gatherIndented, isBlank, placeOf, spanOf, textOf, trimmed, within, type Region } from './region.ts'
import { richLine } from './rich-text.ts'
import { substitutionDefinition } from './substitution.ts'
import { anonymousTarget, hyperlinkTarget } from './target.ts'
import { plainNode } from './text-node.ts'
import type { RstNode } from './tree.ts'

/** What an explicit construct was read as, the line after it, and whether a blank line follows. */
export interface Construct {
  readonly nodes: readonly RstNode[]
  readonly next: number
  readonly blankFinish: boolean
}

/** Footnotes, citations, targets, substitution definitions, directives and comments; one may follow right after another. */
export const explicitMarkup: Reader = (context, region, i) => {
  const nodes: RstNode[] = []
  let next = i
  let blankFinish = true
  while (next < region.to && !isBlank(region, next)) {
    const kind = kindOf(textOf(region, next))
    if (kind !== 'explicit' && kind !== 'anonymous') break
    const construct = kind === 'anonymous' ? anonymousTarget(region, next) : constructAt(context, region, next)
    nodes.push(...construct.nodes)
    next = construct.next
    blankFinish = construct.blankFinish
  }
  if (!blankFinish) reportMissingBlank(context, region, next, 'explicit markup')
  return { nodes, next }
}

function constructAt(context: Context, region: Region, i: number): Construct {
  const text = textOf(region, i)
  const column = markerOf('explicit', text)
  const rest = text.slice(column)
  const read = (): Construct | null => {
    if (rest.startsWith('[')) return note(context, region, i, column)
    if (/^_[^ ]/.test(rest)) return hyperlinkTarget(context, region, i, column + 1)
    if (/^\|[^ ]/.test(rest)) return substitutionDefinition(context, region, i, column + 1)
    const name = directiveName(rest)
    return name === null
      ? null
      : directive(context, region, i, { from: column, to: column + name.nameEnd }, column + name.end)
  }
  return read() ?? comment(context, region, i, column)
}

/** Where a directive's name and its marker end in `rest`; null when it is no directive. */
export function directiveName(rest: string, blankAllowed = true): { nameEnd: number; end: number } | null {
  const nameEnd = simpleNameEnd(rest, 0)
  const colons = blankAllowed && rest[nameEnd] === ' ' ? nameEnd + 1 : nameEnd
  if (nameEnd === 0 || !rest.startsWith('::', colons)) return null
  let end = colons + 2
  if (end < rest.length && rest[end] !== ' ') return null
  while (rest[end] === ' ') end++
  return { nameEnd, end }
}

const footnoteLabel = /^(?:[0-9]+|#|\*)$/

/** `.. [1] footnote` and `.. [name] citation`; null when the brackets hold no label. */
function note(context: Context, region: Region, i: number, column: number): Construct | null {
  const text = textOf(region, i)
  const start = column + 1
  const plain = text[start] === '#' || text[start] === '*' ? start + 1 : start
  const end = text[start] === '*' ? plain : simpleNameEnd(text, plain)
  if (end === start || text[end] !== ']') return null
  if (end + 1 < text.length && text[end + 1] !== ' ') return null
  let body = end + 1
  while (text[body] === ' ') body++
  const label = text.slice(start, end)
  const kind = footnoteLabel.test(label) || label.startsWith('#') ? 'footnote' : 'citation'
  const extent = gatherIndented(region, i, { afterMarker: true })
  const inner = within(region, extent, body)
  const children = inner === null ? [] : context.body(inner)
  if (inner === null) {
    const message = `${kind}: expected its text behind the label, found none`
    report(context, 'malformed-markup', spanOf(region, i, i + 1), message)
  }
  const labels = /^[#*]/.test(label) ? [] : [plainNode('label', richLine(region, i, start, end))]
  const node: RstNode = { kind, span: spanOf(region, i, extent.to), children: [...labels, ...children], label }
  return { nodes: [node], next: extent.to, blankFinish: extent.blankFinish }
}

/** A comment; an empty one before a blank line holds nothing that follows. */
function comment(context: Context, region: Region, i: number, column: number): Construct {
  const rest = textOf(region, i).slice(column)
  const alone = rest === '' && (i + 1 >= region.to || isBlank(region, i + 1))
  if (alone) {
    const span = { start: placeOf(region, i), end: placeOf(region, i, column) }
    return { nodes: [{ kind: 'comment', span, children: [], text: '' }], next: i + 1, blankFinish: true }
  }
  const extent = gatherIndented(region, i, { afterMarker: true })
  const inner = trimmed(region, extent, column)
  const lines = inner
    ? codeLines(context.source, region, inner.from, inner.to, extent.indent, inner.from === i ? column : extent.indent)
    : []
  const node: RstNode = {
    kind: 'comment',
    span: spanOf(region, i, extent.to),
    children: [],
    text: lines.map(line => line.text).join('\n'),
  }
  return { nodes: [node], next: extent.to, blankFinish: extent.blankFinish }
}

import type { RawAttribute } from '../block.ts'
import { whitespaceNormalized } from './names.ts'
import type { Piece } from './piece.ts'
import type { RstNode } from './tree.ts'
import { inlinesOf, visitNodes } from './visit.ts'

const invisible = new Set<RstNode['kind']>(['comment', 'substitution_definition', 'target', 'system_message', 'title'])

/** What the first visible node among `nodes` shows: fields, something else, or nothing where there is none. */
export function shownBy(nodes: readonly RstNode[]): Exclude<Piece['shows'], 'title'> {
  const first = nodes.find(node => !invisible.has(node.kind))
  if (first === undefined) return 'nothing'
  if (first.kind !== 'field_list') return 'other'
  return first.children.map(field => {
    const [name, body] = field.children
    const value = body ? textWithin(body) : ''
    return { name: name ? textWithin(name) : '', value: value === '' ? null : value, span: field.span }
  })
}

/** The fields of the field list that opens a document, before its title or right after it; most have none. */
export function docinfo(pieces: readonly Piece[]): readonly RawAttribute[] {
  let titles = 0
  for (const { shows } of pieces) {
    if (shows === 'other' || (shows === 'title' && ++titles > 1)) return none
    if (typeof shows !== 'string') return shows
  }
  return none
}

const none: readonly RawAttribute[] = []

function textWithin(node: RstNode): string {
  const texts: string[] = []
  visitNodes(node, one => {
    for (const inline of inlinesOf(one)) texts.push(inline.text)
  })
  return whitespaceNormalized(texts.join(' '))
}

import type { RawAttribute } from '../block.ts'
import { whitespaceNormalized } from './names.ts'
import { inlinesOf, visitNodes } from './targets.ts'
import type { RstNode } from './tree.ts'

const invisible = new Set<RstNode['kind']>(['comment', 'substitution_definition', 'target', 'system_message', 'title'])

/** The fields of the field list that opens a document, before its title or right after it; most have none. */
export function docinfo(root: RstNode): RawAttribute[] {
  const first = root.children.find(node => !invisible.has(node.kind))
  const list = first?.kind === 'section' ? first.children.find(node => !invisible.has(node.kind)) : first
  if (list?.kind !== 'field_list') return []
  return list.children.map(field => {
    const [name, body] = field.children
    const value = body ? textWithin(body) : ''
    return { name: name ? textWithin(name) : '', value: value === '' ? null : value, span: field.span }
  })
}

/** Names of the document's substitution definitions, as written and in lower case, for docutils compares them both ways. */
export function substitutionNames(root: RstNode): Set<string> {
  const names = new Set<string>()
  visitNodes(root, node => {
    if (node.kind === 'substitution_definition') names.add(node.name).add(node.name.toLowerCase())
  })
  return names
}

function textWithin(node: RstNode): string {
  const texts: string[] = []
  visitNodes(node, one => {
    for (const inline of inlinesOf(one)) texts.push(inline.text)
  })
  return whitespaceNormalized(texts.join(' '))
}

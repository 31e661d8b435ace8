import type { SourceText } from '../../text/source-text.ts'
import { parseRst } from './parse.ts'
import { hoisted } from './skeleton-front.ts'
import { directiveSkeleton } from './skeleton-directives.ts'
import type { RstNode, SubstitutionNode } from './tree.ts'

/** A tree as nested arrays: an element's name, then its block children. */
export type Skeleton = [name: string, ...children: Skeleton[]]

/** Where nodes stand: some directives may not be used everywhere. */
export type Place = 'section' | 'sidebar' | 'body' | 'substitution'

/** docutils' block elements of a document, `["document", ["section", ["title"], ["paragraph"]]]`, before its transforms. */
export function skeleton(source: SourceText): Skeleton {
  if (source.text.length > longestLine && hasLongLine(source)) return ['document']
  return ['document', ...hoisted(skeletonsOf(parseRst(source).root.children, 'section'))]
}

/** docutils reads no document with a line that is longer. */
const longestLine = 10_000

function hasLongLine(source: SourceText): boolean {
  for (let line = 1; line <= source.lineCount; line++) {
    const { start, end } = source.lineSpan(line)
    if (end - start > longestLine) return true
  }
  return false
}

/** The elements that docutils makes of nodes; those it gives up are left out. */
export const skeletonsOf = (nodes: readonly RstNode[], place: Place): Skeleton[] =>
  nodes.flatMap(node => skeletonOf(node, place))

function skeletonOf(node: RstNode, place: Place): Skeleton[] {
  switch (node.kind) {
    case 'system_message':
      return []
    case 'section':
      // A lost section's title is given up, and what follows it stays in the section before.
      return node.lost
        ? skeletonsOf(node.children.slice(1), 'section')
        : [['section', ...skeletonsOf(node.children, 'section')]]
    case 'table': {
      const [head, body] = [node.children.slice(0, node.head), node.children.slice(node.head)]
      return [['table', tableGroup(node.columns, skeletonsOf(head, 'body'), skeletonsOf(body, 'body'))]]
    }
    case 'directive':
      return directiveSkeleton(node, place)
    case 'substitution_definition':
      return substitution(node)
    default:
      return [[node.kind, ...skeletonsOf(node.children, 'body')]]
  }
}

/** docutils' `tgroup`: a column each, the head's rows, the body's. */
export function tableGroup(columns: number, head: readonly Skeleton[], body: readonly Skeleton[]): Skeleton {
  const specs = Array.from({ length: columns }, (): Skeleton => ['colspec'])
  const thead: Skeleton[] = head.length > 0 ? [['thead', ...head]] : []
  return ['tgroup', ...specs, ...thead, ['tbody', ...body]]
}

/** A definition keeps inline elements; block elements of its directive stand beside it, and it is given up. */
function substitution(node: SubstitutionNode): Skeleton[] {
  const [directive] = node.children
  if (directive?.kind !== 'directive') return []
  const made = directiveSkeleton(directive, 'substitution')
  const name = directive.name.toLowerCase()
  if (name === 'replace') {
    const [paragraph, second] = skeletonsOf(directive.children, 'section')
    return node.plain && paragraph?.[0] === 'paragraph' && !second ? [['substitution_definition']] : []
  }
  if (name === 'unicode') return made.length > 0 ? [['substitution_definition']] : []
  if (name === 'date' || name === 'raw') return [['substitution_definition']]
  if (name !== 'image') return made
  if (directive.options.some(option => option.name.toLowerCase() === 'name')) return []
  return made[0]?.[0] === 'image' ? [['substitution_definition', ...made]] : made
}

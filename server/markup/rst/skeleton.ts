import type { SourceText } from '../../text/source-text.ts'
import { parseRst } from './parse.ts'
import { directiveSkeleton } from './skeleton-directives.ts'
import { inlinesOf } from './visit.ts'
import type { RstNode } from './tree.ts'

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

/** docutils puts what describes the document at its front: `meta`, and one `decoration` for header and footer. */
function hoisted(nodes: Skeleton[]): Skeleton[] {
  const metas: Skeleton[] = []
  const parts = new Map<string, Skeleton>()
  const rest = nodes.flatMap(function lift(node): Skeleton[] {
    const [name, ...children] = node
    if (name === 'meta') metas.push(node)
    else if (name === 'decoration') {
      const [part] = children
      if (part)
        parts.set(part[0], [
          part[0],
          ...((parts.get(part[0])?.slice(1) as Skeleton[] | undefined) ?? []),
          ...(part.slice(1) as Skeleton[]),
        ])
    } else return [[name, ...children.flatMap(lift)]]
    return []
  })
  const both = [parts.get('header'), parts.get('footer')].filter(part => part !== undefined)
  return [...metas, ...(both.length > 0 ? [['decoration', ...both] as Skeleton] : []), ...rest]
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
function substitution(node: RstNode): Skeleton[] {
  const [directive] = node.children
  if (directive?.kind !== 'directive') return []
  const made = directiveSkeleton(directive, 'substitution')
  const name = directive.name.toLowerCase()
  if (name === 'replace') return replaces(directive) ? [['substitution_definition']] : []
  if (name === 'unicode') return made.length > 0 ? [['substitution_definition']] : []
  if (name === 'date' || name === 'raw') return [['substitution_definition']]
  const linked = directive.options.some(option => option.name === 'target')
  return name === 'image' && (made.length > 0 || linked) ? [['substitution_definition', ...made]] : made
}

/** Whether a replacement is one paragraph without anything that others could refer to. */
function replaces(directive: RstNode): boolean {
  const paragraph = directive.children.find(child => child.kind === 'paragraph')
  if (paragraph === undefined || skeletonsOf(directive.children, 'body').length !== 1) return false
  return inlinesOf(paragraph).every(
    ({ kind, text, leads, span, content }) =>
      kind !== 'target' &&
      !(leads !== null && 'anonymous' in leads) &&
      !(kind === 'footnote_reference' && /^[#*]/.test(text)) &&
      !(kind === 'reference' && leads !== null && 'uri' in leads && span.end - content.end > 3),
  )
}

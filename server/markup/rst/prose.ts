import type { Span } from '../../text/span.ts'
import type { Inline, Prose } from '../block.ts'
import type { Targets } from './targets.ts'
import { inlinesOf } from './targets.ts'
import type { RstInline, RstNode, TargetNode } from './tree.ts'

/** Makes running text of the nodes of one document, whose links it resolves. */
export interface ProseMaker {
  (nodes: readonly RstNode[], span: Span, between?: string): Prose
}

/** Roles that lead to another place rather than say what their text is. */
const linking = new Set('ref doc numref any term download external std:ref std:doc'.split(' '))

/** The maker for a document with these targets. */
export function proseMaker(targets: Targets): ProseMaker {
  const order = new Map(targets.anonymousReferences.map((inline, i) => [inline, i]))
  const linkOf = (inline: RstInline): string | null => {
    if (inline.leads === null) return null
    if ('uri' in inline.leads) return inline.leads.uri
    if ('reference' in inline.leads) return followed(targets, inline.leads.reference)
    const leads = targets.anonymous[order.get(inline) ?? -1] ?? null
    return leads === null ? null : 'uri' in leads ? leads.uri : followed(targets, leads.reference)
  }
  return (nodes, span, between = '') => {
    const inlines: Inline[] = []
    let text = ''
    nodes.forEach((node, i) => {
      if (i > 0) text += between
      for (const inline of joined(inlinesOf(node))) {
        inlines.push(leaf(inline, linkOf(inline)))
        text += seen(inline)
      }
    })
    return { span, text, inlines }
  }
}

/** How many targets may lead to each other in a row. */
const hops = 16

function followed({ named }: Targets, name: string): string {
  let at = name
  for (let i = 0; i < hops; i++) {
    const leads: TargetNode['leads'] | undefined = named.get(at)
    if (leads === undefined) return i === 0 ? name : at
    if (leads === null) return '#' + at.replaceAll(' ', '-')
    if ('uri' in leads) return leads.uri
    at = leads.reference
  }
  return name
}

/** A start-string that nothing closes is text, and one piece with what stands beside it. */
function joined(inlines: readonly RstInline[]): readonly RstInline[] {
  if (!inlines.some(({ kind }) => kind === 'problematic')) return inlines
  const pieces: RstInline[] = []
  let from = 0
  while (from < inlines.length) {
    let to = from
    while (isText(inlines[to])) to++
    const [first, last] = [inlines[from], inlines[to - 1]]
    if (to > from && first && last) {
      const span = { start: first.span.start, end: last.span.end }
      const text = inlines.slice(from, to).map(seen).join('')
      pieces.push({ kind: 'text', span, content: span, text, role: null, leads: null })
    } else if (first) pieces.push(first)
    from = Math.max(to, from + 1)
  }
  return pieces
}

const isText = (inline: RstInline | undefined): boolean => inline?.kind === 'text' || inline?.kind === 'problematic'

const kinds: Partial<Record<RstInline['kind'], Inline['kind']>> = {
  literal: 'code',
  interpreted: 'role',
  substitution_reference: 'substitution',
}

function leaf(inline: RstInline, link: string | null): Inline {
  const role = inline.kind === 'interpreted' ? inline.role : null
  const aimed = role === null ? null : /^(.*?)\s*<([^<>]+)>$/.exec(inline.text)
  const led = aimed?.[2] ?? (role !== null && linking.has(role) ? inline.text : null)
  const noted = inline.kind === 'footnote_reference' || inline.kind === 'citation_reference'
  return {
    kind: kinds[inline.kind] ?? 'text',
    span: inline.span,
    content: inline.content,
    text: seen(inline),
    emphasis: inline.kind === 'emphasis' || inline.kind === 'strong' ? inline.kind : null,
    link: noted ? '#' + inline.text : (led ?? link),
    role,
  }
}

/** What the reader sees of a piece: of a role's `title <target>` the title. */
function seen(inline: RstInline): string {
  if (inline.kind === 'footnote_reference' || inline.kind === 'citation_reference') return `[${inline.text}]`
  if (inline.kind !== 'interpreted' || inline.role === null) return inline.text
  return /^(.+?)\s*<[^<>]+>$/.exec(inline.text)?.[1] ?? inline.text
}

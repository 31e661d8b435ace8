import type { Span } from '../../text/span.ts'
import type { Inline, Prose } from '../block.ts'
import { whitespaceNormalized } from './names.ts'
import type { RstInline, RstNode } from './tree.ts'
import { inlinesOf } from './visit.ts'

/** Makes running text of nodes whose links are resolved. */
export interface ProseMaker {
  (nodes: readonly RstNode[], span: Span, between?: string): Prose
}

/** Where references lead that do not say it themselves. */
export interface Links {
  named(name: string): string
  /** Null where no target is left for the reference. */
  anonymous(reference: RstInline): string | null
  /** Whether something in the document has the name. */
  isKnown(name: string): boolean
  /** What the page shows for `|name|`; null where the document does not tell. */
  substituted(name: string): string | null
}

/** Roles that lead to another place rather than say what their text is. */
const linking = new Set('ref doc numref any term download external std:ref std:doc'.split(' '))

/** The maker of running text with these links. */
export function proseMaker(links: Links): ProseMaker {
  const linkOf = (inline: RstInline): string | null => {
    if (inline.leads === null) return null
    if ('uri' in inline.leads) return inline.leads.uri
    return 'reference' in inline.leads ? links.named(inline.leads.reference) : links.anonymous(inline)
  }
  return (nodes, span, between = '') => {
    const inlines: Inline[] = []
    let text = ''
    nodes.forEach((node, i) => {
      if (i > 0) text += between
      for (const inline of joined(inlinesOf(node))) {
        const seen = shownBy(links, inline)
        inlines.push(leaf(inline, linkOf(inline), seen))
        text += seen
      }
    })
    return { span, text, inlines }
  }
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
      const text = inlines.slice(from, to).map(seenText).join('')
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

function leaf(inline: RstInline, link: string | null, text: string): Inline {
  const role = inline.kind === 'interpreted' ? inline.role : null
  const aimed = role === null ? null : /^(.*?)\s*<([^<>]+)>$/.exec(inline.text)
  const led = aimed?.[2] ?? (role !== null && linking.has(role) ? inline.text : null)
  const noted = inline.kind === 'footnote_reference' || inline.kind === 'citation_reference'
  return {
    kind: kinds[inline.kind] ?? 'text',
    span: inline.span,
    content: inline.content,
    text,
    emphasis: inline.kind === 'emphasis' || inline.kind === 'strong' ? inline.kind : null,
    link: noted ? '#' + inline.text : (led ?? link),
    role,
  }
}

/** What the reader sees of a piece, which may be another text where it is a substitution. */
const shownBy = (links: Links, inline: RstInline): string =>
  (inline.kind === 'substitution_reference' ? links.substituted(whitespaceNormalized(inline.text)) : null) ??
  seenText(inline)

/** What the reader sees of a piece by itself: of a role's `title <target>` the title. */
export function seenText(inline: RstInline): string {
  if (inline.kind === 'footnote_reference' || inline.kind === 'citation_reference') return `[${inline.text}]`
  return inline.kind === 'interpreted' && inline.role !== null
    ? (/^(.+?)\s*<[^<>]+>$/.exec(inline.text)?.[1] ?? inline.text)
    : inline.text
}

/** The title of a role that leads elsewhere: `title <target>`; null for any other, whose brackets are its own. */
export const titleOfRole = ({ role, text }: RstInline): string | null =>
  role !== null && (linking.has(role) || role.includes(':')) ? (/^(.+?)\s*<[^<>]+>$/.exec(text)?.[1] ?? null) : null

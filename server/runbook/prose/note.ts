import type { Block, Prose } from '../../markup/block.ts'
import type { Note } from '../model.ts'
import { firstSentence } from './announce.ts'

/** What tells of harm, whatever a markup calls it. */
const WARNINGS = /^(?:warn|warning|danger|caution|attention|error|important|critical)$/

/** Admonitions that point elsewhere or are for the authors; nobody who follows a step needs them. */
const ELSEWHERE = /^(?:seealso|todo|abstract|summary|quote|cite|example)$/

/** "**Warning:** …", "Note that …", at the beginning of a paragraph. */
const LABEL =
  /^(?:please\s+)?(?:(note|warning|caution|danger|important|attention|tip|hint)\b\s{0,3}(?:[:!.]|[–—-](?=\s))\s*|(note)\s+that\s+)(?=\S)/i

const STRONG = /^(?:note|warning|caution|danger|important|attention|tip|hint)$/i

/** The note that a block is; null for any other block. */
export function noteOf(block: Block): Note | null {
  if (block.kind === 'admonition') {
    if (ELSEWHERE.test(block.name)) return null
    const titled = block.title?.text.trim().toLowerCase() ?? ''
    const kind = /^\w+$/.test(titled) && WARNINGS.test(titled) ? titled : block.name
    return note(block, kind === 'admonition' ? 'note' : kind, textIn(block.children, 0) ?? block.title)
  }
  const prose = block.kind === 'paragraph' ? block.prose : block.kind === 'quote' ? textIn(block.children, 0) : null
  const label = prose && LABEL.exec(prose.text.slice(0, 60))
  const kind = label?.[1] ?? label?.[2] ?? (prose && strongLabel(prose))
  return kind == null ? null : note(block, kind.toLowerCase(), prose)
}

/** "**Note** …": GitHub's readers know it as a note without a colon. */
const strongLabel = ({ inlines: [first] }: Prose): string | null =>
  first?.emphasis === 'strong' && STRONG.test(first.text.trim()) ? first.text.trim().toLowerCase() : null

const note = ({ span }: Block, kind: string, prose: Prose | null): Note => ({
  span,
  kind,
  warns: WARNINGS.test(kind),
  text: firstSentence((prose?.text ?? '').slice(0, 700).replace(LABEL, '').replace(kindAtStart(kind), ''))
    .replace(/\s+/g, ' ')
    .slice(0, 300),
})

/** What is left of a strong label. */
const kindAtStart = (kind: string): RegExp => new RegExp(String.raw`^${kind.replace(/\W/g, '')}\s+(?=[A-Z])`, 'i')

/** The first running text in some blocks. */
function textIn(blocks: readonly Block[], depth: number): Prose | null {
  const first = blocks.find(({ kind }) => kind !== 'comment' && kind !== 'other')
  if (first === undefined || depth > 6) return null
  if (first.kind === 'paragraph') return first.prose
  if (first.kind === 'list') return textIn(first.items, depth + 1)
  return 'children' in first ? textIn(first.children, depth + 1) : null
}

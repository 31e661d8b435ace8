import type { Block, RawAttribute } from '../block.ts'
import { readAttributes } from './info-string.ts'
import type { Heading } from '../sections.ts'

type Flat = Block | Heading

/** A tag of an HTML block; positions are the document's. */
interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly start: number
  readonly end: number
  readonly attributes: readonly RawAttribute[]
}

/** Elements without a closing tag. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** How deep pairs stand in each other; deeper ones stay tags. */
const depthLimit = 30

/**
 * Gathers what stands between the opening and the closing tag of HTML blocks into a directive of that name:
 * CommonMark reads the Markdown between the blank lines, and only the pairs are missing.
 *
 *     <details>
 *     <summary>Debian</summary>     directive `details`, argument `Debian`
 *
 *     …Markdown…
 *
 *     </details>
 *
 * Tags without their partner change nothing.
 */
export function pairTags(
  flat: readonly Flat[],
  textOf: (block: Block) => string,
  gather: (blocks: readonly Flat[]) => Block[],
): readonly Flat[] {
  const tags = new Map<Flat, Tag[]>()
  for (const block of flat) if (isHtml(block)) tags.set(block, tagsOf(textOf(block), block.span.start))
  const partners = partnersOf([...tags.values()].flat())
  if (partners.size === 0) return flat

  const open: { tag: Tag; argument: string; blocks: Flat[] }[] = []
  const top: Flat[] = []
  for (const block of flat) {
    const paired = (tags.get(block) ?? []).filter(tag => partners.has(tag))
    if (!isHtml(block) || paired.length === 0) (open.at(-1)?.blocks ?? top).push(block)
    else {
      for (const tag of paired) {
        if (!tag.closes) {
          open.push({ tag, argument: tag.name === 'details' ? summaryOf(textOf(block)) : '', blocks: [] })
          continue
        }
        const inner = open.pop()
        if (!inner) continue
        const { name, attributes, start } = inner.tag
        const { argument } = inner
        const span = { start, end: tag.end }
        const children = gather(inner.blocks)
        const target = open.at(-1)?.blocks ?? top
        target.push({ kind: 'directive', span, name, argument, attributes, lines: [], children })
      }
    }
  }
  return top
}

const isHtml = (block: Flat): block is Extract<Block, { kind: 'other' }> =>
  block.kind === 'other' && block.name === 'html'

const summaryOf = (text: string): string =>
  (/<summary\b[^>]*>([^]*?)<\/summary>/i.exec(text)?.[1] ?? '').replace(/<[^>]*>/g, '').trim()

/** The tags of an HTML block that are not paired within it. */
function tagsOf(text: string, offset: number): Tag[] {
  const tags: Tag[] = []
  for (const match of text.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi)) {
    const name = (match[2] ?? '').toLowerCase()
    const written = match[3] ?? ''
    if (empty.test(name) || written.endsWith('/')) continue
    const start = offset + match.index
    if (match[1]) {
      const index = tags.length > depthLimit ? -1 : tags.findLastIndex(tag => tag.name === name && !tag.closes)
      if (index >= 0) {
        tags.length = index
        continue
      }
    }
    const attributes = readAttributes(written, start + match[0].length - 1 - written.length)
    tags.push({ name, closes: match[1] === '/', start, end: start + match[0].length, attributes })
  }
  return tags
}

/** The tags that have a partner: an element ends at the first closing tag of its name that nothing inside it takes. */
function partnersOf(tags: readonly Tag[]): ReadonlySet<Tag> {
  const partners = new Set<Tag>()
  const open: Tag[] = []
  for (const tag of tags) {
    if (!tag.closes) {
      if (open.length < depthLimit) open.push(tag)
      continue
    }
    const index = open.findLastIndex(other => other.name === tag.name)
    const partner = open[index]
    if (!partner) continue
    open.length = index
    partners.add(partner).add(tag)
  }
  return partners
}

import type { Block, List, RawAttribute, Section } from '../block.ts'
import type { Heading } from '../sections.ts'
import type { Span } from '../../text/span.ts'
import { readAttributes } from './info-string.ts'

/** A tag that is not paired within its HTML block. */
export interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly span: Span
  readonly attributes: readonly RawAttribute[]
  /** What a `<details>` shows when it is shut. */
  readonly summary: string
}

/** An HTML block with tags whose partners may stand in others. */
export interface Tagged {
  readonly kind: 'tagged'
  readonly block: Block
  readonly tags: readonly Tag[]
}

/** Sections of one level in a row, whole; deeper sections above them end where they begin. */
export interface Sections {
  readonly kind: 'sections'
  readonly level: number
  readonly blocks: readonly Section[]
}

/** Blocks in a row, to be gathered into sections and pairs: a piece of that row. */
export type Piece = readonly Block[] | List | Heading | Sections | Tagged

/** Elements without a closing tag. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** How deep pairs stand in each other; deeper ones stay tags. */
export const depthLimit = 30

/** The pieces of a row of blocks. A list at either end is a piece of its own, for it may go on in the next row. */
export function piecesOf(flat: readonly (Block | Heading)[], textOf: (block: Block) => string): readonly Piece[] {
  const pieces: Piece[] = []
  let row: Block[] | null = null
  const alone = (piece: Piece) => {
    pieces.push(piece)
    row = null
  }
  flat.forEach((block, index) => {
    if (block.kind === 'heading') return alone(block)
    const tags = isHtml(block) ? tagsOf(textOf(block), block.span.start) : []
    if (tags.length > 0) alone({ kind: 'tagged', block, tags })
    else if (block.kind === 'list' && (index === 0 || index === flat.length - 1)) alone(block)
    else if (row) row.push(block)
    else pieces.push((row = [block]))
  })
  return pieces
}

const isHtml = (block: Block): boolean => block.kind === 'other' && block.name === 'html'

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
    const end = start + match[0].length
    if (match[1]) {
      const index = tags.length > depthLimit ? -1 : tags.findLastIndex(tag => tag.name === name && !tag.closes)
      if (index >= 0) {
        tags.length = index
        continue
      }
    }
    const closes = match[1] === '/'
    const summary = name === 'details' && !closes ? summaryOf(text) : ''
    const attributes = readAttributes(written, end - 1 - written.length)
    tags.push({ name, closes, span: { start, end }, attributes, summary })
  }
  return tags
}

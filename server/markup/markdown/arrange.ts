import { spanOver } from '../../text/anchor.ts'
import type { Block, Directive } from '../block.ts'
import type { KnownLists } from './joined-lists.ts'
import { depthLimit } from './pieces.ts'
import type { Piece, Tag } from './pieces.ts'
import { blocksIn, sameRows, SectionBuilder } from './section-builder.ts'
import type { Gathered, KnownSections } from './section-builder.ts'

/** What was gathered when the document was read before: whatever consists of the same blocks still is given again. */
export class Known {
  readonly sections: KnownSections = new WeakMap()
  readonly pairs = new WeakMap<Tag, Gathered<Directive>>()
  readonly lists: KnownLists = new WeakMap()
}

/**
 * Gathers the blocks below headings into sections, and what stands between the opening and the closing tag of HTML
 * blocks into a directive of that name: CommonMark reads the Markdown between the blank lines, and only the pairs are
 * missing.
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
export function arrange(pieces: Iterable<Piece>, known = new Known()): Block[] {
  const partners = partnersIn(pieces)
  const open: { tag: Tag; builder: SectionBuilder }[] = []
  let builder = new SectionBuilder(known.sections)
  for (const piece of pieces) {
    if (!('kind' in piece) || piece.kind === 'list') builder.add(piece)
    else if (piece.kind === 'heading') builder.open(piece)
    else if (piece.kind === 'sections') builder.addSections(piece)
    else {
      const paired = piece.tags.filter(tag => partners.has(tag))
      if (paired.length === 0) builder.add(piece.block)
      for (const tag of paired) {
        if (!tag.closes) {
          open.push({ tag, builder })
          builder = new SectionBuilder(known.sections)
          continue
        }
        const last = open.pop()
        if (!last) continue
        const pair = pairOf(last.tag, tag, builder, known)
        builder = last.builder
        builder.add(pair)
      }
    }
  }
  return blocksIn(builder.finish())
}

/**
 * Gathers a piece of a document as far as that can be done without what stands above and below: sections that end
 * within it become one piece. A list at either end stays a piece of its own.
 */
export function reduced(pieces: readonly Piece[], known: Known): readonly Piece[] {
  const result: Piece[] = []
  let builder = new SectionBuilder(known.sections)
  const flush = () => {
    for (const piece of builder.unfinished()) result.push(piece)
    builder = new SectionBuilder(known.sections)
  }
  pieces.forEach((piece, index) => {
    const isEnd = index === 0 || index === pieces.length - 1
    if ('kind' in piece && (piece.kind === 'tagged' || (piece.kind === 'list' && isEnd))) {
      flush()
      result.push(piece)
    } else if (!('kind' in piece) || piece.kind === 'list') builder.add(piece)
    else if (piece.kind === 'heading') builder.open(piece)
    else builder.addSections(piece)
  })
  flush()
  return result
}

function pairOf(opening: Tag, closing: Tag, inside: SectionBuilder, known: Known): Directive {
  const rows = inside.finish()
  const before = known.pairs.get(opening)
  if (before && sameRows(before.rows, rows)) return before.made
  const children = blocksIn(rows)
  if (before && sameRows(before.made.children, children)) return before.made
  const { name, attributes, summary } = opening
  const span = spanOver(opening.span, closing.span)
  const made: Directive = {
    kind: 'directive',
    span,
    name,
    argument: summary,
    attributes,
    lines: [],
    children,
  }
  known.pairs.set(opening, { made, rows })
  return made
}

/** The tags that have a partner: an element ends at the first closing tag of its name that nothing inside it takes. */
function partnersIn(pieces: Iterable<Piece>): ReadonlySet<Tag> {
  const partners = new Set<Tag>()
  const open: Tag[] = []
  for (const piece of pieces) {
    if (!('kind' in piece) || piece.kind !== 'tagged') continue
    for (const tag of piece.tags) {
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
  }
  return partners
}

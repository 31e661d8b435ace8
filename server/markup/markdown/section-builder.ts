import { spanOver } from '../../text/anchor.ts'
import type { Block, Section } from '../block.ts'
import type { Heading } from '../sections.ts'

/** Blocks as they were gathered: rows that stay the same arrays as long as nothing in them changes, and single blocks. */
type Row = readonly Block[] | Block

/** What was made of a row of blocks, and from what. */
export interface Gathered<T> {
  readonly made: T
  readonly rows: readonly Row[]
}

export const sameRows = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index])

/** The blocks of rows, in order. */
export const blocksIn = (rows: readonly Row[]): Block[] => {
  const blocks: Block[] = []
  for (const row of rows) {
    if ('kind' in row) blocks.push(row)
    else for (const block of row) blocks.push(block)
  }
  return blocks
}

/** The section that each heading opened before. */
export type KnownSections = WeakMap<Heading, Gathered<Section>>

/**
 * Gathers the blocks below each heading, up to the next one of its level or above, into sections. A section of the very
 * same rows as before is given again.
 */
export class SectionBuilder {
  readonly #top: Row[] = []
  readonly #open: { readonly heading: Heading; readonly rows: Row[] }[] = []
  readonly #known: KnownSections

  constructor(known: KnownSections) {
    this.#known = known
  }

  add(row: Row): void {
    ;(this.#open.at(-1)?.rows ?? this.#top).push(row)
  }

  open(heading: Heading): void {
    while ((this.#open.at(-1)?.heading.level ?? 0) >= heading.level) this.#close()
    this.#open.push({ heading, rows: [] })
  }

  /** All that was gathered. */
  finish(): readonly Row[] {
    while (this.#open.length > 0) this.#close()
    return this.#top
  }

  #close(): void {
    const last = this.#open.pop()
    if (!last) return
    const { heading, rows } = last
    const before = this.#known.get(heading)
    if (before && sameRows(before.rows, rows)) {
      this.add(before.made)
      return
    }
    const section = sectionOf(heading, blocksIn(rows))
    this.#known.set(heading, { made: section, rows })
    this.add(section)
  }
}

const sectionOf = (heading: Heading, children: readonly Block[]): Section => ({
  kind: 'section',
  span: spanOver(heading.span, children.at(-1)?.span ?? heading.span),
  level: heading.level,
  heading: heading.span,
  title: heading.title,
  children,
})

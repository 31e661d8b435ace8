import type { Block, Section } from '../block.ts'
import { sectionOf, type Heading } from '../sections.ts'
import type { Piece, Sections } from './pieces.ts'

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

  addSections({ level, blocks }: Sections): void {
    while ((this.#open.at(-1)?.heading.level ?? 0) >= level) this.#close()
    this.add(blocks)
  }

  /** What was gathered, where more may stand above and below: sections that have ended, and the headings of others. */
  unfinished(): readonly Piece[] {
    const pieces = piecesIn(this.#top)
    for (const { heading, rows } of this.#open) pieces.push(heading, ...piecesIn(rows))
    return pieces
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
    const children = blocksIn(rows)
    // The same blocks may have come in other rows.
    const made = sectionOf(heading, children, before?.made)
    this.#known.set(heading, { made, rows })
    this.add(made)
  }
}

/** Rows of blocks as few pieces: what is no section in one, and sections of one level in one. */
function piecesIn(rows: readonly Row[]): Piece[] {
  const pieces: Piece[] = []
  let row: Block[] = []
  let sections: Section[] = []
  const flush = () => {
    const [section] = sections
    if (row.length > 0) pieces.push(row)
    if (section) pieces.push({ kind: 'sections', level: section.level, blocks: sections })
    row = []
    sections = []
  }
  for (const block of blocksIn(rows)) {
    const isSection = block.kind === 'section'
    const level = sections[0]?.level
    if (isSection ? row.length > 0 || (level !== undefined && level !== block.level) : sections.length > 0) flush()
    if (isSection) sections.push(block)
    else row.push(block)
  }
  flush()
  return pieces
}

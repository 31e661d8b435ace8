import type { Fault } from '../block.ts'
import type { Anchor } from '../../text/anchor.ts'
import { reduced } from './arrange.ts'
import type { Known } from './arrange.ts'
import { joinedPieces } from './joined-lists.ts'
import type { Row } from './joined-lists.ts'
import type { Part } from './part.ts'

/** How many parts a chapter has at most. */
const chapterLimit = 64

/** Parts in a row, and what they come to: so that an edit is felt in one chapter, not in each of a thousand parts. */
export class Chapter {
  readonly length: number
  readonly size: number
  readonly anchors: readonly Anchor[]
  readonly faults: readonly Fault[]
  readonly tooDeep: Fault | null
  /** Whether how any of the parts is read depends on what stands above or below it. */
  readonly depends: boolean
  readonly #offsets: readonly number[]
  #row: Row | null = null

  constructor(readonly parts: readonly Part[]) {
    let length = 0
    this.#offsets = parts.map(part => (length += part.length) - part.length)
    this.length = length
    this.size = parts.reduce((sum, part) => sum + part.size, 0)
    this.anchors = parts.map(({ anchor }) => anchor)
    this.faults = parts.flatMap(part => part.faults)
    this.tooDeep = parts.find(part => part.tooDeep !== null)?.tooDeep ?? null
    this.depends = parts.some(part => part.colons.length > 0 || part.leftOut !== null)
  }

  /** Its blocks, gathered as far as that can be done without what stands above and below. */
  row(known: Known): Row {
    const { parts } = this
    return (this.#row ??= {
      pieces: reduced(joinedPieces(parts, known.lists), known),
      first: parts[0]?.first ?? null,
      last: parts.at(-1)?.last ?? null,
    })
  }

  /** Moves what is tied to the parts to where the chapter begins now. */
  moveTo(start: number): void {
    for (let i = 0; i < this.anchors.length; i++) {
      const anchor = this.anchors[i]
      if (anchor) anchor.offset = start + (this.#offsets[i] ?? 0)
    }
  }
}

/** The chapters of a document that is being written; those whose parts stay the same are kept. */
export class Chapters {
  readonly #known = new WeakMap<Part, Chapter>()

  of(parts: readonly Part[]): readonly Chapter[] {
    const chapters: Chapter[] = []
    for (let start = 0; start < parts.length;) {
      const chapter = this.#keptAt(parts, start) ?? this.#newAt(parts, start)
      chapters.push(chapter)
      start += chapter.parts.length
    }
    return chapters
  }

  #keptAt(parts: readonly Part[], start: number): Chapter | null {
    const first = parts[start]
    const chapter = first && this.#known.get(first)
    return chapter?.parts.every((part, index) => part === parts[start + index]) ? chapter : null
  }

  /** Up to where a chapter begins that may be kept, lest all below were gathered anew. */
  #newAt(parts: readonly Part[], start: number): Chapter {
    let end = start + 1
    while (end < parts.length && end - start < chapterLimit && !this.#beginsAt(parts, end)) end++
    const chapter = new Chapter(parts.slice(start, end))
    const [first] = chapter.parts
    if (first) this.#known.set(first, chapter)
    return chapter
  }

  #beginsAt(parts: readonly Part[], index: number): boolean {
    const part = parts[index]
    return part !== undefined && this.#known.has(part)
  }
}

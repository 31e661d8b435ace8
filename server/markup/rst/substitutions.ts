import { whitespaceNormalized } from './names.ts'
import type { Piece } from './piece.ts'

/** A piece of a definition's text: words, or the name of another definition. */
export type DefinedPart = string | { readonly name: string }

/** `.. |name| replace:: …`, with the text that it stands for; null where only a build knows it (a picture, a date). */
export interface Substitution {
  readonly name: string
  readonly parts: readonly DefinedPart[] | null
}

/** Longer texts are none that a command or a sentence needs; and a short document must not become a long one. */
const longest = 200

/** How many pieces a text may be put together from, those of other definitions included. */
const most = 100

/** What `|name|` stands for in a document; kept up to date by the pieces that hold definitions. */
export class Substitutions {
  /** Names as written and in lower case, for docutils compares them both ways. */
  names: ReadonlySet<string> = new Set()
  /** By name, and by name in lower case; null where a name has two texts. */
  #exact: ReadonlyMap<string, readonly DefinedPart[] | null> = new Map()
  #lower: ReadonlyMap<string, readonly DefinedPart[] | null> = new Map()

  /** The text that the page shows for `|name|`; null where this document does not tell. */
  textOf(name: string): string | null {
    const budget = { parts: most }
    const text = this.#resolved(whitespaceNormalized(name), budget)
    return text === null || text.length > longest ? null : text
  }

  /** Takes up pieces; those whose text is another now, because a definition is, are added to `stale`. */
  replace(pieces: readonly Piece[], changed: readonly (readonly Piece[])[], stale: Set<Piece>): void {
    if (!changed.some(those => those.some(({ mentions }) => mentions.substitutions.length > 0))) return
    const asked = new Map<string, string | null>()
    const using = pieces.filter(({ mentions }) => mentions.substituted.length > 0)
    for (const { mentions } of using) for (const name of mentions.substituted) asked.set(name, this.textOf(name))
    this.#define(pieces)
    const news = new Set<string>()
    for (const [name, before] of asked) if (this.textOf(name) !== before) news.add(name)
    if (news.size === 0) return
    for (const piece of using) if (piece.mentions.substituted.some(name => news.has(name))) stale.add(piece)
  }

  #define(pieces: readonly Piece[]): void {
    const names = new Set<string>()
    const exact = new Map<string, readonly DefinedPart[] | null>()
    const lower = new Map<string, readonly DefinedPart[] | null>()
    for (const { mentions } of pieces)
      for (const { name, parts } of mentions.substitutions) {
        names.add(name).add(name.toLowerCase())
        define(exact, name, parts)
        define(lower, name.toLowerCase(), parts)
      }
    this.#exact = exact
    this.#lower = lower
    if (names.size !== this.names.size || [...names].some(name => !this.names.has(name))) this.names = names
  }

  #resolved(name: string, budget: { parts: number }): string | null {
    const parts = this.#exact.has(name) ? this.#exact.get(name) : this.#lower.get(name.toLowerCase())
    if (parts == null) return null
    let text = ''
    for (const part of parts) {
      // A name that leads back to itself uses up all that is left.
      if (--budget.parts < 0) return null
      const words = typeof part === 'string' ? part : this.#resolved(part.name, budget)
      if (words === null) return null
      text += words
      if (text.length > longest) return null
    }
    return text
  }
}

/** If a name has two texts, it is not clear which the page shows: a build may leave one out. */
function define(into: Map<string, readonly DefinedPart[] | null>, name: string, parts: Substitution['parts']): void {
  const before = into.get(name)
  const isOther = before !== undefined && JSON.stringify(before) !== JSON.stringify(parts)
  into.set(name, isOther ? null : parts)
}

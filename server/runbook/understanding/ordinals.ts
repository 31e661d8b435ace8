import { alikeEnds } from './alike-ends.ts'

/** Of steps that are equal in all that ids are made of, which one each is, from the top of a document and from 1. */
export class Ordinals {
  #bases: readonly (readonly string[])[] = []
  #ordinals: readonly (readonly number[])[] = []

  /**
   * The ordinals of steps by what their ids are made of, stretch by stretch. A stretch whose list of bases is the same
   * object as before keeps its list of ordinals, unless steps that came or went above it make them others.
   */
  of(bases: readonly (readonly string[])[]): readonly (readonly number[])[] {
    const [start, end] = alikeEnds(this.#bases, bases, (a, b) => a === b)
    const above = this.#ordinals.slice(0, start)
    const gone = this.#bases.slice(start, this.#bases.length - end)
    const come = bases.slice(start, bases.length - end)
    const count = this.#countAbove(start, new Set(come.flat()))
    const between = come.map(own =>
      own.map(base => {
        const ordinal = (count.get(base) ?? 0) + 1
        count.set(base, ordinal)
        return ordinal
      }),
    )
    const below = this.#moved(this.#bases.length - end, movesBetween(gone, come))
    this.#bases = bases
    this.#ordinals = [...above, ...between, ...below]
    return this.#ordinals
  }

  /** How many steps above a stretch have each of some bases. */
  #countAbove(start: number, wanted: ReadonlySet<string>): Map<string, number> {
    const count = new Map<string, number>()
    if (wanted.size === 0) return count
    for (let i = 0; i < start; i++) {
      const own = this.#bases[i] ?? []
      for (let k = 0; k < own.length; k++) {
        const base = own[k] ?? ''
        if (wanted.has(base)) count.set(base, this.#ordinals[i]?.[k] ?? 0)
      }
    }
    return count
  }

  /** The ordinals from a stretch on, once there are more or fewer of some bases above it. */
  #moved(from: number, moves: ReadonlyMap<string, number>): readonly (readonly number[])[] {
    const below = this.#ordinals.slice(from)
    if (moves.size === 0) return below
    return below.map((ordinals, index) => {
      const own = this.#bases[from + index] ?? []
      if (!own.some(base => moves.has(base))) return ordinals
      return ordinals.map((ordinal, k) => ordinal + (moves.get(own[k] ?? '') ?? 0))
    })
  }
}

/** By base, how many more there are now; without those of which there are as many. */
function movesBetween(
  gone: readonly (readonly string[])[],
  come: readonly (readonly string[])[],
): ReadonlyMap<string, number> {
  const moves = new Map<string, number>()
  const add = (base: string, by: number) => {
    const sum = (moves.get(base) ?? 0) + by
    if (sum === 0) moves.delete(base)
    else moves.set(base, sum)
  }
  for (const own of gone) for (const base of own) add(base, -1)
  for (const own of come) for (const base of own) add(base, 1)
  return moves
}

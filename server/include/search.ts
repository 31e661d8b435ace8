import { basename, dirname } from 'node:path'
import type { Inclusion } from '../markup/inclusion.ts'
import { candidatesOf, isSought } from './path.ts'
import { isElsewhere, isWithin, realPathOf } from './place.ts'
import type { Place } from './place.ts'
import { lookAt, namesIn } from './standing.ts'
import type { Look } from './standing.ts'

/** How many inclusions are looked up for one document. */
const most = 2000

/** Where an inclusion leads. */
export interface Sought {
  /** The first path at which a file stands, else the likeliest. */
  readonly path: string
  /** The same without links. */
  readonly real: string
  readonly look: Look
  /** Whether it may be read. */
  readonly inside: boolean
}

/** Looks for the files of one document's inclusions. */
export class Search {
  /** Every path at which something was looked for. */
  readonly paths = new Set<string>()
  /** The names in a folder. */
  readonly #names = new Map<string, readonly string[]>()
  #count = 0

  constructor(readonly place: Place) {}

  /** Looks for the file of an inclusion in the file `from`; null when nobody can tell where, or too much was looked for. */
  seek(inclusion: Inclusion, from: string): Sought | null {
    if (!isSought(inclusion.path) || ++this.#count > most) return null
    let first: Sought | null = null
    for (const path of candidatesOf(inclusion, dirname(from), this.place)) {
      if (isElsewhere(path, this.place.file)) continue
      const look = lookAt(path)
      const real = look.standing === 'file' ? realPathOf(path) : path
      this.paths.add(path).add(real)
      const found = { path, real, look, inside: isWithin(this.place.boundary, real) }
      if (look.standing === 'file') return found
      first ??= found
    }
    return first
  }

  /** The name in the folder that differs from the one sought in nothing but capitals; null when there is none. */
  alikeOf({ path, real, look }: Sought): string | null {
    const [name, found, folder] = [basename(path), basename(real), dirname(path)]
    const isAlike = (other: string) => other !== name && other.toLowerCase() === name.toLowerCase()
    // Where capitals make no difference the file is found here, and missing elsewhere.
    const mayDiffer = look.standing === 'nothing' || (look.standing === 'file' && isAlike(found))
    if (!mayDiffer || !isWithin(this.place.boundary, path)) return null
    const names = this.#names.get(folder) ?? namesIn(folder)
    this.#names.set(folder, names)
    return names.includes(name) ? null : (names.find(isAlike) ?? null)
  }
}

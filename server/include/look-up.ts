import { basename, dirname, posix, relative, sep } from 'node:path'
import { markups } from '../markup/index.ts'
import { inclusionsOf } from '../markup/inclusion.ts'
import type { Inclusion } from '../markup/inclusion.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { Includes, LookedUp, Trouble } from '../runbook/includes.ts'
import type { Runbook } from '../runbook/model.ts'
import type { Work } from '../text/work.ts'
import type { IncludedTexts } from './included-texts.ts'
import { isMarked, partKey, partOf } from './part.ts'
import type { Part } from './part.ts'
import { candidatesOf, isSought } from './path.ts'
import { isElsewhere, isWithin, realPathOf } from './place.ts'
import type { Place } from './place.ts'
import { lookAt, namesIn } from './standing.ts'
import type { Look } from './standing.ts'

/** How many inclusions are looked up for one document. */
const mostInclusions = 2000
/** How many parts of files are read for one document. */
const mostParts = 1000
/** How many UTF-16 units of files are read for one document. */
const mostUnits = 16 * 1024 * 1024
/** How deep files may include each other. */
const deepest = 100

/** Looks up what a document includes, and what that includes. Reads files within the place's boundary only. */
export const lookingUp = (runbook: Runbook, place: Place, texts: IncludedTexts): Work<Includes> =>
  new LookUp(place, texts).all(runbook)

/** A part of a file that is included, in the markup that it is read in. */
interface Link {
  readonly key: string
  readonly file: string
  readonly markup: MarkupId
}

interface Sought {
  /** The first path at which a file stands, else the likeliest. */
  readonly path: string
  readonly real: string
  readonly look: Look
  readonly inside: boolean
}

class LookUp {
  readonly #substitutions = new Set<string>()
  readonly #paths = new Set<string>()
  /** What is wrong with each part of a file, or with what it includes. */
  readonly #known = new Map<string, Trouble | null>()
  /** By folder. */
  readonly #names = new Map<string, readonly string[]>()
  #sought = 0
  #units = 0
  #complete = true

  constructor(
    readonly place: Place,
    readonly texts: IncludedTexts,
  ) {}

  *all({ source, tree, markup }: Runbook): Work<Includes> {
    const file = realPathOf(this.place.file)
    const document = { key: keyOf(file, new Map(), markup), file, markup }
    const files: LookedUp[] = []
    for (const inclusion of yield* inclusionsOf(source, tree)) {
      yield
      files.push(yield* this.#one(inclusion, [document]))
    }
    return { files, substitutions: this.#substitutions, complete: this.#complete, paths: this.#paths }
  }

  *#one(inclusion: Inclusion, chain: readonly [Link, ...Link[]]): Work<LookedUp> {
    const sought = this.#seek(inclusion, this.place.file)
    if (sought === null) {
      if (inclusion.kind === 'include') this.#complete = false
      return { inclusion, file: null, inside: false, trouble: null }
    }
    const { look, path, inside } = sought
    const trouble = yield* this.#troubleWith(inclusion, sought, chain)
    return { inclusion, file: look.standing === 'file' ? path : null, inside, trouble }
  }

  /** Looks for the file of an inclusion in `from`; null when nobody can tell where, or too much was looked for. */
  #seek(inclusion: Inclusion, from: string): Sought | null {
    if (!isSought(inclusion.path) || ++this.#sought > mostInclusions) return null
    let first: Sought | null = null
    for (const path of candidatesOf(inclusion, dirname(from), this.place)) {
      if (isElsewhere(path, this.place.file)) continue
      this.#paths.add(path)
      const look = lookAt(path)
      const real = look.standing === 'file' ? realPathOf(path) : path
      this.#paths.add(real)
      const found = { path, real, look, inside: isWithin(this.place.boundary, real) }
      if (look.standing === 'file') return found
      first ??= found
    }
    return first
  }

  *#troubleWith(inclusion: Inclusion, sought: Sought, chain: readonly [Link, ...Link[]]): Work<Trouble | null> {
    const { kind, path, options } = inclusion
    if (kind !== 'include' && kind !== 'literalinclude') return null
    const [, ...included] = chain
    const within = included.length === 0 ? null : this.#nameOf(included.at(-1)?.file ?? '')
    const { standing } = sought.look
    const alike = this.#alikeOf(sought)
    // Where capitals make no difference the file is found here, and missing elsewhere.
    if (alike !== null) return { kind: 'missing', path, standing: 'nothing', alike, within }
    if (standing !== 'file') return { kind: 'missing', path, standing, alike, within }
    const isShown = kind === 'literalinclude' || options.has('literal') || options.has('code')
    const markup = isShown ? null : markupFor(options.get('parser'), (included.at(-1) ?? chain[0]).markup)
    if (markup === null) {
      const part = isMarked(options) ? this.#partOf(inclusion, sought) : null
      return part !== null && 'mark' in part ? { kind: 'unmarked', path, mark: part.mark, within } : null
    }
    const key = keyOf(sought.real, options, markup)
    const link: Link = { key, file: sought.real, markup }
    if (chain.some(one => one.key === key)) {
      return { kind: 'cycle', chain: [...chain, link].map(({ file }) => this.#nameOf(file)) }
    }
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (chain.length > deepest || this.#known.size >= mostParts) {
      this.#complete = false
      return null
    }
    const part = this.#partOf(inclusion, sought)
    if (part === null) this.#complete = false
    const trouble =
      part === null
        ? null
        : 'standing' in part
          ? { kind: 'missing' as const, path, standing: part.standing, alike: null, within }
          : 'mark' in part
            ? { kind: 'unmarked' as const, path, mark: part.mark, within }
            : yield* this.#troubleWithin(part.text, [...chain, link])
    this.#known.set(key, trouble)
    return trouble
  }

  /** The part of a file that is included, or why it is none; null for a file that is not read: it is outside, or there is too much. */
  #partOf(
    inclusion: Inclusion,
    { real, look, inside }: Sought,
  ): Part | { readonly standing: 'binary' | 'forbidden' } | null {
    const file = inside ? this.texts.textOf(real, look) : null
    if (file === null) return null
    if ('text' in file) {
      this.#units += file.text.length
      return this.#units > mostUnits ? null : partOf(file.text, inclusion)
    }
    // Another encoding is the author's word for it; a large file is as good as any.
    return file.standing === 'large' || inclusion.options.has('encoding') ? null : { standing: file.standing }
  }

  /** Follows what a part of a file includes. */
  *#troubleWithin(text: string, chain: readonly [Link, ...Link[]]): Work<Trouble | null> {
    const { file, markup, key } = chain.at(-1) ?? chain[0]
    const format = markups.find(({ id }) => id === markup)
    if (format === undefined) return null
    const content = yield* this.texts.contentOf(text, key, format)
    for (const name of content.substitutions) this.#substitutions.add(name)
    let worst: Trouble | null = null
    for (const inclusion of content.inclusions) {
      if (inclusion.kind !== 'include') continue
      yield
      const sought = this.#seek(inclusion, file)
      if (sought === null) this.#complete = false
      const trouble = sought === null ? null : yield* this.#troubleWith(inclusion, sought, chain)
      if (worst?.kind !== 'cycle' && (worst === null || trouble?.kind === 'cycle')) worst = trouble
    }
    return worst
  }

  /** The name in the folder that differs from the one sought in nothing but capitals; null when there is none. */
  #alikeOf({ path, real, look }: Sought): string | null {
    const [name, found, folder] = [basename(path), basename(real), dirname(path)]
    const isAlike = (other: string) => other !== name && other.toLowerCase() === name.toLowerCase()
    const mayDiffer = look.standing === 'nothing' || (look.standing === 'file' && isAlike(found))
    if (!mayDiffer || !isWithin(this.place.boundary, path)) return null
    const names = this.#names.get(folder) ?? namesIn(folder)
    this.#names.set(folder, names)
    return names.includes(name) ? null : (names.find(isAlike) ?? null)
  }

  /** A file's name as seen from the document. */
  #nameOf(file: string): string {
    const name = relative(dirname(realPathOf(this.place.file)), file)
      .split(sep)
      .join(posix.sep)
    return name === '' ? basename(file) : name
  }
}

const keyOf = (file: string, options: Inclusion['options'], markup: MarkupId): string =>
  [file, partKey(options), markup].join('\0')

/** What an included file is read as: what the option `parser` says, else what includes it; null for another format. */
function markupFor(parser: string | undefined, including: MarkupId): MarkupId | null {
  if (parser === undefined) return including
  if (/myst|mark|mdown|\bmd\b/i.test(parser)) return 'markdown'
  return /rst|restructured/i.test(parser) ? 'rst' : null
}

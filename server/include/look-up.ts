import { basename, dirname, posix, relative, sep } from 'node:path'
import { markups } from '../markup/index.ts'
import type { Inclusion } from '../markup/inclusion.ts'
import type { Markup } from '../markup/markup.ts'
import type { Includes, LookedUp, Trouble } from '../runbook/includes.ts'
import { inclusionsIn } from '../runbook/inclusions.ts'
import type { Runbook } from '../runbook/model.ts'
import type { Work } from '../text/work.ts'
import type { IncludedTexts } from './included-texts.ts'
import { isMarked, partKey, partOf } from './part.ts'
import type { Part } from './part.ts'
import { realPathOf } from './place.ts'
import type { Place } from './place.ts'
import { Search } from './search.ts'
import type { Sought } from './search.ts'

/** How many parts of files are read for one document, and how many UTF-16 units. */
const most = { parts: 1000, units: 16 * 1024 * 1024 }
/** How deep files may include each other. */
const deepest = 100

/** Looks up what a document includes, and what that includes. Reads files within the place's boundary only. */
export const lookingUp = (runbook: Runbook, place: Place, texts: IncludedTexts): Work<Includes> =>
  new LookUp(place, texts).all(runbook)

/** A part of a file that is included, in the markup that it is read in. */
interface Link {
  readonly key: string
  /** Where it was found, and the same without links. */
  readonly path: string
  readonly real: string
  readonly markup: Markup['id']
}

/** Who includes whom, the document first. */
type Chain = readonly [Link, ...Link[]]

const lastOf = (chain: Chain): Link => chain.at(-1) ?? chain[0]

class LookUp {
  readonly #search: Search
  readonly #substitutions = new Set<string>()
  /** What is wrong with each part of a file, or with what it includes. */
  readonly #known = new Map<string, Trouble | null>()
  #units = 0
  #complete = true

  constructor(
    readonly place: Place,
    readonly texts: IncludedTexts,
  ) {
    this.#search = new Search(place)
  }

  *all(runbook: Runbook): Work<Includes> {
    const path = this.place.file
    const real = realPathOf(path)
    const document: Link = { key: keyOf(real, new Map(), runbook.markup), path, real, markup: runbook.markup }
    const files: LookedUp[] = []
    for (const inclusion of inclusionsIn(runbook)) {
      yield
      const sought = this.#search.seek(inclusion, path)
      const trouble = yield* this.#troubleWith(inclusion, sought, [document])
      const file = sought?.look.standing === 'file' ? sought.path : null
      files.push({ inclusion, file, inside: sought?.inside ?? false, trouble })
    }
    return { files, substitutions: this.#substitutions, complete: this.#complete, paths: this.#search.paths }
  }

  *#troubleWith(inclusion: Inclusion, sought: Sought | null, chain: Chain): Work<Trouble | null> {
    const { kind, options } = inclusion
    if (kind !== 'include' && kind !== 'literalinclude') return null
    if (sought === null) {
      if (kind === 'include') this.#complete = false
      return null
    }
    const { standing } = sought.look
    const alike = this.#search.alikeOf(sought)
    if (alike !== null || standing !== 'file') {
      return this.#missing(inclusion, chain, standing === 'file' ? 'nothing' : standing, alike)
    }
    const isShown = kind === 'literalinclude' || options.has('literal') || options.has('code')
    const markup = isShown ? null : markupFor(options.get('parser'), lastOf(chain).markup)
    if (markup !== null) return yield* this.#troubleIn(inclusion, sought, markup, chain)
    const part = isMarked(options) ? this.#partOf(inclusion, sought) : null
    return part !== null && 'mark' in part ? this.#unmarked(inclusion, chain, part.mark) : null
  }

  /** Reads a part of a file, once, and follows what it includes. */
  *#troubleIn(inclusion: Inclusion, sought: Sought, markup: Markup['id'], chain: Chain): Work<Trouble | null> {
    const { path, real } = sought
    const link: Link = { key: keyOf(real, inclusion.options, markup), path, real, markup }
    const before = chain.find(({ key }) => key === link.key)
    if (before !== undefined) return { kind: 'cycle', chain: [...chain, before].map(one => this.#nameOf(one)) }
    const known = this.#known.get(link.key)
    if (known !== undefined) return known
    const isTooMuch = chain.length > deepest || this.#known.size >= most.parts
    const part = isTooMuch ? null : this.#partOf(inclusion, sought)
    let trouble: Trouble | null = null
    if (part === null) this.#complete = false
    else if ('standing' in part) trouble = this.#missing(inclusion, chain, part.standing, null)
    else if ('mark' in part) trouble = this.#unmarked(inclusion, chain, part.mark)
    else trouble = yield* this.#troubleBelow(part.text, [...chain, link])
    if (!isTooMuch) this.#known.set(link.key, trouble)
    return trouble
  }

  /** Follows what the last part of a chain includes; a cycle is graver than a missing file. */
  *#troubleBelow(text: string, chain: Chain): Work<Trouble | null> {
    const { path, markup, key } = lastOf(chain)
    const format = markups.find(({ id }) => id === markup)
    if (format === undefined) return null
    const content = yield* this.texts.contentOf(text, key, format)
    for (const name of content.substitutions) this.#substitutions.add(name)
    let worst: Trouble | null = null
    for (const inclusion of content.inclusions) {
      if (inclusion.kind !== 'include') continue
      yield
      const trouble = yield* this.#troubleWith(inclusion, this.#search.seek(inclusion, path), chain)
      if (worst?.kind !== 'cycle' && (worst === null || trouble?.kind === 'cycle')) worst = trouble
    }
    return worst
  }

  /** The part of a file that is included, or why it is none; null when it is not read: it is outside, or too much. */
  #partOf(
    inclusion: Inclusion,
    { real, look, inside }: Sought,
  ): Part | { readonly standing: 'binary' | 'forbidden' } | null {
    const file = inside ? this.texts.textOf(real, look) : null
    if (file === null) return null
    if ('text' in file) {
      this.#units += file.text.length
      return this.#units > most.units ? null : partOf(file.text, inclusion)
    }
    // Another encoding is the author's word for it; a large file is as good as any.
    return file.standing === 'large' || inclusion.options.has('encoding') ? null : { standing: file.standing }
  }

  #missing(
    { path }: Inclusion,
    chain: Chain,
    standing: Extract<Trouble, { kind: 'missing' }>['standing'],
    alike: string | null,
  ): Trouble {
    return { kind: 'missing', path, standing, alike, within: this.#within(chain) }
  }

  #unmarked({ path }: Inclusion, chain: Chain, mark: string): Trouble {
    return { kind: 'unmarked', path, mark, within: this.#within(chain) }
  }

  #within = (chain: Chain): string | null => (chain.length === 1 ? null : this.#nameOf(lastOf(chain)))

  /** A file's name as seen from the document. */
  #nameOf({ path }: Link): string {
    const name = relative(dirname(this.place.file), path).split(sep).join(posix.sep)
    return name === '' ? basename(path) : name
  }
}

const keyOf = (file: string, options: Inclusion['options'], markup: Markup['id']): string =>
  [file, partKey(options), markup].join('\0')

/** What an included file is read as: what the option `parser` says, else what includes it; null for another format. */
function markupFor(parser: string | undefined, including: Markup['id']): Markup['id'] | null {
  if (parser === undefined) return including
  if (/myst|mark|mdown|\bmd\b/i.test(parser)) return 'markdown'
  return /rst|restructured/i.test(parser) ? 'rst' : null
}

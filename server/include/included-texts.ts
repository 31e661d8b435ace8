import type { Inclusion } from '../markup/inclusion.ts'
import { inclusionsOf, mayInclude } from '../markup/inclusion.ts'
import type { Markup } from '../markup/markup.ts'
import { documentText, NoText } from '../run/document-text.ts'
import type { LookedUp } from '../runbook/includes.ts'
import { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import { partOf } from './part.ts'
import { realPathOf } from './place.ts'
import { lookAt } from './standing.ts'
import type { Look } from './standing.ts'

/** Larger files are not read, in bytes: what a document includes is a part of a page. */
export const largest = 1024 * 1024

/** How many files are kept in mind, and how many UTF-16 units of them. */
const most = { files: 2000, units: 32 * 1024 * 1024 }

/** What a part of a file adds to the document that includes it. */
export interface Content {
  readonly inclusions: readonly Inclusion[]
  readonly substitutions: ReadonlySet<string>
}

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | { readonly standing: 'binary' | 'forbidden' | 'large' }

const empty: Content = { inclusions: [], substitutions: new Set() }

/** The texts of included files, each read again only when it has changed. */
export class IncludedTexts {
  readonly #texts = new Map<string, { readonly stamp: string; readonly result: FileText }>()
  /** By file, part and markup. */
  readonly #contents = new Map<string, { readonly text: string; readonly content: Content }>()

  #units = 0

  /** @param written What is being written in the editor at a path without links; null for what is on the disk only. */
  constructor(readonly written: (path: string) => string | null = () => null) {}

  /** The text of the file at a path without links, at which `look` has found one. */
  textOf(path: string, { size, stamp }: Look): FileText {
    const written = this.written(path)
    if (written !== null) return written.length > largest ? { standing: 'large' } : { text: written }
    if (size > largest) return { standing: 'large' }
    const known = this.#texts.get(path)
    if (known?.stamp === stamp) return known.result
    const result = readFrom(path)
    this.#makeRoom('text' in result ? result.text.length : 0)
    this.#texts.set(path, { stamp, result })
    return result
  }

  /** The beginning of what an inclusion shows, at most so many lines; null when it is not read. */
  beginningOf({ file, inside, inclusion }: LookedUp, lines: number): string | null {
    if (file === null || !inside) return null
    const look = lookAt(file)
    if (look.standing !== 'file') return null
    const found = this.textOf(realPathOf(file), look)
    const part = 'text' in found ? partOf(found.text, inclusion) : null
    if (part === null || !('text' in part)) return null
    const all = part.text.trimEnd().split(/\r\n|\r|\n/)
    return all.slice(0, lines).join('\n') + (all.length > lines ? '\n…' : '')
  }

  /** What a part of a file adds, read in a markup; `key` tells it apart from other parts. */
  *contentOf(text: string, key: string, markup: Markup): Work<Content> {
    if (!mayInclude(text) && !/\.\.[ \t]+\|/.test(text)) return empty
    const known = this.#contents.get(key)
    if (known?.text === text) return known.content
    const source = new SourceText(text)
    const tree = yield* markup.parsing(source)
    const content = { inclusions: yield* inclusionsOf(source, tree), substitutions: tree.substitutions }
    this.#makeRoom(0)
    this.#contents.set(key, { text, content })
    return content
  }

  /** Forgets all that is kept once it would be too much. */
  #makeRoom(units: number): void {
    this.#units += units
    if (this.#units <= most.units && Math.max(this.#texts.size, this.#contents.size) < most.files) return
    this.#texts.clear()
    this.#contents.clear()
    this.#units = units
  }
}

function readFrom(path: string): FileText {
  try {
    return { text: documentText(path) }
  } catch (error) {
    // What went away between the look and the reading is looked at again soon.
    return { standing: error instanceof NoText ? 'binary' : 'forbidden' }
  }
}

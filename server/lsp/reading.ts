import type { Problem } from '../check/rule.ts'
import { Checker } from '../check/check.ts'
import type { Markup, Reader } from '../markup/markup.ts'
import type { Runbook } from '../runbook/model.ts'
import { readingRunbook } from '../runbook/read.ts'
import { Understanding } from '../runbook/understanding/understanding.ts'
import { joined } from '../text/change.ts'
import type { Change } from '../text/change.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import type { Settings } from './settings.ts'

/**
 * The reading of one document through its versions: each costs what has changed since the one that was read before it.
 * What was read of an older version must not be used once a newer one is read, for its spans have moved.
 */
export class Reading {
  #markup: Markup | null = null
  #reader: Reader | null = null
  readonly #understanding = new Understanding()
  readonly #checker = new Checker()
  /** The newest version. */
  #source: SourceText | null = null
  /** What leads to it from the version that was read last; null when that is not known. */
  #unread: Change | null = null
  #isRead = false

  /** `choose` says what a text of this document is written in; null for a text that is no guide. */
  constructor(readonly choose: (text: string) => Markup | null) {}

  /** The document's markup, once it has one: what is being typed does not make another format of it. */
  markupOf(source: SourceText): Markup | null {
    return (this.#markup ??= this.choose(source.text))
  }

  /** Tells of a new version, and what leads to it from the one before. */
  follow(source: SourceText, change: Change | null): void {
    this.#unread = this.#isRead ? change : this.#unread && change && joined(this.#unread, change)
    this.#source = source
    this.#isRead = false
  }

  /** Reads a version, which should be the newest; an older one is read for itself, at full cost. */
  *read(source: SourceText): Work<Runbook | null> {
    const markup = this.markupOf(source)
    if (markup === null) return null
    const tree = (this.#reader ??= markup.open()).read(source, this.#unread)
    for (;;) {
      if (this.#source !== source) return yield* readingRunbook(source, markup)
      const { done, value } = tree.next()
      if (done !== true) {
        yield
        continue
      }
      this.#isRead = true
      this.#unread = null
      return yield* this.#understanding.read(source, markup.id, value)
    }
  }

  check(runbook: Runbook, settings: Settings): Work<readonly Problem[]> {
    return this.#checker.check(runbook, settings)
  }
}

import type { Problem } from '../check/rule.ts'
import type { Markup } from '../markup/markup.ts'
import { stepHash } from '../run/step-hash.ts'
import type { Runbook, Step } from '../runbook/model.ts'
import type { SourceText } from '../text/source-text.ts'
import { withIncludes } from '../runbook/includes.ts'
import type { Includes } from '../runbook/includes.ts'
import type { OpenIncludes } from './open-includes.ts'
import type { OpenText } from './open-text.ts'
import { PacedWork } from './paced-work.ts'
import type { Reading } from './reading.ts'
import type { Settings } from './settings.ts'

/** Documents of more UTF-16 units than this are not read: 16 Mi, some three hundred thousand lines. */
export const longest = 16 * 1024 * 1024

/**
 * One version of a document that is open in the editor. What it takes to answer a request is worked out when it is
 * first asked for, once.
 */
export interface OpenDocument {
  readonly uri: string
  readonly version: number
  readonly source: SourceText
  readonly tooLong: boolean
  /** Null for a document that is no guide, or too long to be read. */
  readonly markup: Markup | null
  /** Null exactly when {@link markup} is. */
  readonly runbook: Runbook | null
  /** Milliseconds it took to read; null before it was. */
  readonly cost: number | null
  /** Reads it in slices, unless it was; see {@link PacedWork.soon}. */
  read(isStale: () => boolean): Promise<void>
  /** Checks it in slices, unless it was. Null when the problems are no longer wanted. */
  problems(settings: Settings, isStale: () => boolean): Promise<readonly Problem[] | null>
  /** What it includes; null for one that is no guide or stands in no folder, and when it is no longer wanted. */
  includes(isStale: () => boolean): Promise<Includes | null>
  /** What the runner compares: see step-hash.ts. */
  hash(step: Step): string
}

/** A version of a document, whose `reading` goes on from one version to the next. */
export function openDocument(
  { uri, version, source }: OpenText,
  reading: Reading,
  included: OpenIncludes,
): OpenDocument {
  const tooLong = source.length > longest
  let checked: {
    readonly settings: Settings
    readonly includes: Includes | null
    readonly work: PacedWork<readonly Problem[]>
  } | null = null

  const work = new PacedWork<Runbook | null>(function* () {
    return tooLong ? null : yield* reading.read(source)
  })

  return {
    uri,
    version,
    tooLong,
    source,
    get markup() {
      return tooLong ? null : reading.markupOf(source)
    },
    get runbook() {
      return work.now()
    },
    get cost() {
      return work.cost
    },
    read: isStale => work.soon(isStale),
    async problems(settings, isStale) {
      await work.soon(isStale)
      if (isStale()) return null
      const guide = work.now()
      if (guide === null) return []
      const includes = await this.includes(isStale)
      if (isStale()) return null
      if (checked?.settings !== settings || checked.includes !== includes) {
        const runbook = includes === null ? guide : withIncludes(guide, includes)
        checked = { settings, includes, work: new PacedWork(() => reading.check(runbook, settings)) }
      }
      await checked.work.soon(isStale)
      return isStale() ? null : checked.work.now()
    },
    async includes(isStale) {
      await work.soon(isStale)
      const guide = isStale() ? null : work.now()
      return guide === null ? null : included.of(uri, guide, isStale)
    },
    hash(step) {
      const guide = work.now()
      return guide === null ? '' : stepHash(guide, step)
    },
  }
}

import type { TextDocument } from 'vscode-languageserver-textdocument'
import { checking } from '../check/check.ts'
import type { Problem } from '../check/rule.ts'
import { markupOf } from '../markup/index.ts'
import type { Markup } from '../markup/markup.ts'
import { stepHash } from '../run/step-hash.ts'
import type { Runbook, Step } from '../runbook/model.ts'
import { readingRunbook } from '../runbook/read.ts'
import { SourceText } from '../text/source-text.ts'
import type { Includes } from '../runbook/includes.ts'
import type { OpenIncludes } from './open-includes.ts'
import { PacedWork } from './paced-work.ts'
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

/** The last segment of a URI's path. */
function fileNameOf(uri: string): string {
  const name = uri.replace(/[?#].*$/s, '').replace(/^.*\//s, '')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** `text` may be updated in place later; the open document keeps the version it is made from. */
export function openDocument(text: TextDocument, included: OpenIncludes): OpenDocument {
  const { uri, version, languageId } = text
  const content = text.getText()
  const tooLong = content.length > longest
  const lazily = <T>(work: () => T) => {
    let done: { readonly value: T } | null = null
    return () => (done ??= { value: work() }).value
  }
  let checked: {
    readonly settings: Settings
    readonly includes: Includes | null
    readonly work: PacedWork<readonly Problem[]>
  } | null = null

  const source = lazily(() => new SourceText(content))
  const markup = lazily(() => (tooLong ? null : markupOf(fileNameOf(uri), content, languageId)))
  const reading = new PacedWork<Runbook | null>(function* () {
    const format = markup()
    return format === null ? null : yield* readingRunbook(source(), format)
  })

  return {
    uri,
    version,
    tooLong,
    get source() {
      return source()
    },
    get markup() {
      return markup()
    },
    get runbook() {
      return reading.now()
    },
    get cost() {
      return reading.cost
    },
    read: isStale => reading.soon(isStale),
    async problems(settings, isStale) {
      await reading.soon(isStale)
      if (isStale()) return null
      const guide = reading.now()
      if (guide === null) return []
      const includes = await this.includes(isStale)
      if (checked?.settings !== settings || checked.includes !== includes) {
        const runbook = includes === null ? guide : { ...guide, includes }
        checked = { settings, includes, work: new PacedWork(() => checking(runbook, settings)) }
      }
      const { work } = checked
      await work.soon(isStale)
      return isStale() ? null : work.now()
    },
    async includes(isStale) {
      await reading.soon(isStale)
      const guide = isStale() ? null : reading.now()
      return guide === null ? null : included.of(uri, guide, isStale)
    },
    hash(step) {
      const guide = reading.now()
      return guide === null ? '' : stepHash(guide, step)
    },
  }
}

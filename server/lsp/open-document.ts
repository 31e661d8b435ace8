import type { TextDocument } from 'vscode-languageserver-textdocument'
import { check } from '../check/check.ts'
import type { Problem } from '../check/rule.ts'
import { markupOf } from '../markup/index.ts'
import type { Markup } from '../markup/markup.ts'
import { stepHash } from '../run/step-hash.ts'
import type { Runbook, Step } from '../runbook/model.ts'
import { readRunbook } from '../runbook/read.ts'
import { SourceText } from '../text/source-text.ts'
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
  problems(settings: Settings): readonly Problem[]
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
export function openDocument(text: TextDocument): OpenDocument {
  const { uri, version, languageId } = text
  const content = text.getText()
  const tooLong = content.length > longest
  const lazily = <T>(work: () => T) => {
    let done: { readonly value: T } | null = null
    return () => (done ??= { value: work() }).value
  }
  let cost: number | null = null
  let checked: { readonly settings: Settings; readonly problems: readonly Problem[] } | null = null
  const hashes = new Map<Step, string>()

  const source = lazily(() => new SourceText(content))
  const markup = lazily(() => (tooLong ? null : markupOf(fileNameOf(uri), content, languageId)))
  const runbook = lazily(() => {
    const format = markup()
    if (format === null) return null
    const begin = performance.now()
    const result = readRunbook(source(), format)
    cost = performance.now() - begin
    return result
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
      return runbook()
    },
    get cost() {
      return cost
    },
    problems(settings) {
      const guide = runbook()
      if (guide === null) return []
      if (checked?.settings !== settings) checked = { settings, problems: check(guide, settings) }
      return checked.problems
    },
    hash(step) {
      const guide = runbook()
      if (guide === null) return ''
      const known = hashes.get(step) ?? stepHash(guide, step)
      hashes.set(step, known)
      return known
    },
  }
}

import { statSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { markupOf, markups } from '../markup/index.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { Runbook, Step } from '../runbook/model.ts'
import { readRunbook } from '../runbook/read.ts'
import { SourceText } from '../text/source-text.ts'
import { type Fingerprint, fingerprintOf } from './document-fingerprint.ts'
import { documentBytes, NoText, textIn } from './document-text.ts'

/** A document as it is on the disk at one moment. */
export interface Reading {
  readonly runbook: Runbook
  readonly steps: ReadonlyMap<string, Step>
  readonly fingerprint: Fingerprint
}

/**
 * A document that is read again whenever it may have changed. Reading throws an `Error` whose message is fit to be
 * shown: the document is gone, is no text, is too large.
 */
export class DocumentOnDisk {
  #reading: Reading | null = null
  #stamp = ''

  /** @param file Absolute path. */
  constructor(readonly file: string) {}

  /** The document as it is now, in the markup that the reader saw it in; else by its name and content. */
  read(as: MarkupId | null = null): Reading {
    const stats = this.#stats()
    const stamp = [as, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ')
    if (this.#reading !== null && stamp === this.#stamp) return this.#reading
    const name = basename(this.file)
    if (!stats.isFile())
      throw new Error(`expected a document, found ${stats.isDirectory() ? 'a folder' : 'no file'} (${this.file})`)
    const { text, fingerprint } = this.#content()
    // Whoever asks for a run has seen steps in it: text that tells nothing is read as Markdown.
    const named = (id: MarkupId | null) => markups.find(markup => markup.id === id)
    const markup = named(as) ?? markupOf(name, text) ?? named('markdown')
    if (markup === undefined) throw new Error(`expected RST or Markdown, found neither in ${name}`)
    const runbook = readRunbook(new SourceText(text), markup)
    const steps = new Map(runbook.steps.map(step => [step.id as string, step]))
    this.#reading = { runbook, steps, fingerprint }
    // A file that was written just now may be written again within the same tick of its clock.
    this.#stamp = Date.now() - stats.mtimeMs < 100 ? '' : stamp
    return this.#reading
  }

  #stats(): Stats {
    try {
      return statSync(this.file)
    } catch (error) {
      throw this.#explained(error)
    }
  }

  #content(): { readonly text: string; readonly fingerprint: Fingerprint } {
    try {
      const bytes = documentBytes(this.file)
      return { text: textIn(bytes), fingerprint: fingerprintOf(bytes) }
    } catch (error) {
      throw error instanceof NoText ? new Error(`${error.message} (${this.file})`) : this.#explained(error)
    }
  }

  #explained(error: unknown): Error {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Error(`the document is gone: ${this.file}`)
    if (code === 'EACCES' || code === 'EPERM') return new Error(`the document may not be read: ${this.file}`)
    return new Error(`the document cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

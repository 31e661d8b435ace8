import { fileURLToPath } from 'node:url'
import { Emitter } from 'vscode-languageserver'
import type { ClientCapabilities, Connection, Event } from 'vscode-languageserver'
import { IncludedTexts } from '../include/included-texts.ts'
import { lookingUp } from '../include/look-up.ts'
import { isWithin, pathOf, placeOf, realPathOf } from '../include/place.ts'
import type { Place } from '../include/place.ts'
import type { Includes, LookedUp } from '../runbook/includes.ts'
import { inclusionsIn } from '../runbook/inclusions.ts'
import type { Runbook } from '../runbook/model.ts'
import { FileWatch } from './file-watch.ts'
import { PacedWork } from './paced-work.ts'

/** What a document includes, looked up once until one of the files changes. */
interface Entry {
  readonly runbook: Runbook
  readonly work: PacedWork<Includes>
}

/** A document whose includes may be others now. */
export interface IncludesChanged {
  readonly uri: string
  /** Whether a file on the disk has changed, rather than a text in the editor. */
  readonly onDisk: boolean
}

/** The path of a document on a disk; null for any other. */
export function fileOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null
  } catch {
    return null
  }
}

/** What the open documents include: looked up on the disk, but for files that are open themselves. */
export class OpenIncludes {
  #folders: readonly string[] = []
  readonly changed: Event<IncludesChanged>

  readonly #changed = new Emitter<IncludesChanged>()
  /** By URI of the document that includes. */
  readonly #entries = new Map<string, Entry>()
  /** URIs of open documents by their paths without links. */
  readonly #open = new Map<string, string>()
  readonly #texts = new IncludedTexts(path => {
    const uri = this.#open.get(path)
    return uri === undefined ? null : this.textOf(uri)
  })
  readonly #watch: FileWatch

  /** @param textOf The text of an open document; null for any other. */
  constructor(
    connection: Connection,
    readonly textOf: (uri: string) => string | null,
  ) {
    this.changed = this.#changed.event
    this.#watch = new FileWatch(connection, uris => {
      for (const uri of uris) this.#touch(uri, true)
    })
  }

  /** `folders` are the URIs of those that the client has opened. */
  initialize(client: ClientCapabilities, folders: readonly string[]): void {
    this.#folders = folders.map(fileOf).filter(folder => folder !== null)
    this.#watch.able = client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  }

  /** Where a document stands; null for one that stands in no folder. */
  placeOf(uri: string): Place | null {
    const file = fileOf(uri)
    return file === null ? null : placeOf(file, this.#folders)
  }

  /** What a document includes; null when it stands in no folder, or nobody waits for it any more. */
  async of(uri: string, runbook: Runbook, isStale: () => boolean): Promise<Includes | null> {
    const file = fileOf(uri)
    if (file === null || inclusionsIn(runbook).length === 0) return null
    const entry = this.#entryOf(uri, file, runbook)
    await entry.work.soon(isStale)
    if (isStale()) return null
    const includes = entry.work.now()
    this.#watch.follow(includes.paths)
    return includes
  }

  /** The beginning of what an inclusion shows, at most so many lines; null when it is not read. */
  beginningOf(file: LookedUp, lines: number): string | null {
    return this.#texts.beginningOf(file, lines)
  }

  /** A document was opened, or what is written in it has changed. */
  written(uri: string): void {
    const file = fileOf(uri)
    if (file !== null) this.#open.set(realPathOf(file), uri)
    this.#touch(uri, false)
  }

  /** A document was closed: what is on the disk counts again. */
  closed(uri: string): void {
    this.#entries.delete(uri)
    for (const [path, open] of this.#open) if (open === uri) this.#open.delete(path)
    this.#touch(uri, false)
  }

  /** What is waited for need not be done. */
  end(): void {
    this.#watch.end()
  }

  #entryOf(uri: string, file: string, runbook: Runbook): Entry {
    const known = this.#entries.get(uri)
    if (known?.runbook === runbook) return known
    const entry = { runbook, work: new PacedWork(() => lookingUp(runbook, placeOf(file, this.#folders), this.#texts)) }
    this.#entries.set(uri, entry)
    return entry
  }

  /** Forgets what was looked up at a path; on the disk, or below it. */
  #touch(changed: string, onDisk: boolean): void {
    const file = fileOf(changed)
    if (file === null) return
    const path = pathOf(file)
    const reaches = ({ paths }: Includes) => paths.has(path) || (onDisk && [...paths].some(one => isWithin(path, one)))
    for (const [uri, { work }] of this.#entries) {
      // A look that is not done yet may have missed it.
      if (uri === changed || (work.cost !== null && !reaches(work.now()))) continue
      this.#entries.delete(uri)
      this.#changed.fire({ uri, onDisk })
    }
  }
}

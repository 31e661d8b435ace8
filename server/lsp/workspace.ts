import { isDeepStrictEqual } from 'node:util'
import { Emitter, TextDocuments } from 'vscode-languageserver'
import type { ClientCapabilities, Connection, Event } from 'vscode-languageserver'
import { progressNotification } from '../protocol.ts'
import type { Progress } from '../protocol.ts'
import { markupOf } from '../markup/index.ts'
import { configuration } from './configuration.ts'
import type { Configuration } from './configuration.ts'
import { openDocument } from './open-document.ts'
import type { OpenDocument } from './open-document.ts'
import { OpenIncludes } from './open-includes.ts'
import { openTexts } from './open-text.ts'
import { progressOf } from './progress.ts'
import { Reading } from './reading.ts'

/** Documents that take longer to read than this (milliseconds) are read only when typing pauses. */
const quick = 50
/** The longest that an answer waits for a pause, in milliseconds. */
const patience = 1000

/** What every feature knows: the client, the open documents, the settings, and where each document's run stands. */
export class Workspace {
  readonly configuration: Configuration
  readonly includes: OpenIncludes
  /** Fires with the URI of a document that was opened or changed. */
  readonly changed: Event<string>
  readonly closed: Event<string>
  /** Fires with the URI of a document whose run has moved on. */
  readonly progressed: Event<string>

  /** Fires when the client has no more questions: what is waited for need not be done. */
  readonly ended: Event<void>

  /** What the client can do; empty before it has introduced itself. */
  client: ClientCapabilities = {}

  readonly #texts = new TextDocuments(openTexts)
  /** By URI; never of another version than the text's. */
  readonly #documents = new Map<string, OpenDocument>()
  /** By URI; goes on from one version to the next. */
  readonly #readings = new Map<string, Reading>()
  /** By URI, of each open document: when it last changed, and how long the last change took to read, both in milliseconds. */
  readonly #pace = new Map<string, { readonly at: number; readonly cost: number; readonly isWhole: boolean }>()
  readonly #progress = new Map<string, Progress>()

  constructor(
    connection: Connection,
    /** Address that, with a rule's id and `.md`, names the rule's page; null when there is none. */
    readonly rulePages: string | null,
  ) {
    const [changed, closed, progressed] = [new Emitter<string>(), new Emitter<string>(), new Emitter<string>()]
    const ended = new Emitter<void>()
    this.ended = ended.event
    connection.onShutdown(() => {
      this.includes.end()
      ended.fire()
    })
    this.changed = changed.event
    this.closed = closed.event
    this.progressed = progressed.event
    this.configuration = configuration(connection)
    this.includes = new OpenIncludes(connection, uri => this.#texts.get(uri)?.source.text ?? null)

    this.#texts.onDidChangeContent(({ document: { uri, languageId, source, change } }) => {
      const pace = this.#pace.get(uri)
      // Reading the whole document once says nothing about what an edit costs.
      const cost = pace === undefined || pace.isWhole ? 0 : (this.#documents.get(uri)?.cost ?? pace.cost)
      this.#pace.set(uri, { at: performance.now(), cost, isWhole: change === null })
      const reading = this.#readings.get(uri) ?? new Reading(text => markupOf(fileNameOf(uri), text, languageId))
      reading.follow(source, change)
      this.#readings.set(uri, reading)
      this.#documents.delete(uri)
      this.includes.written(uri)
      changed.fire(uri)
    })
    this.#texts.onDidClose(({ document: { uri } }) => {
      this.#pace.delete(uri)
      this.#documents.delete(uri)
      this.#readings.delete(uri)
      this.configuration.forget(uri)
      this.includes.closed(uri)
      closed.fire(uri)
    })
    this.#texts.listen(connection)

    connection.onNotification(progressNotification, (params: unknown) => {
      const progress = progressOf(params)
      if (progress === null) return
      // A run that has not begun is what everybody takes for granted: a lens that is drawn anew may miss a click.
      const before = this.#progress.get(progress.uri) ?? { uri: progress.uri, practice: false, steps: {}, filled: [] }
      if (isDeepStrictEqual(before, progress)) return
      this.#progress.set(progress.uri, progress)
      progressed.fire(progress.uri)
    })
  }

  /** `folders` are the URIs of the folders that the client has opened. */
  initialize(client: ClientCapabilities, options: unknown, folders: readonly string[] = []): void {
    this.client = client
    this.includes.initialize(client, folders)
    this.configuration.initialize(client, options)
  }

  get uris(): readonly string[] {
    return this.#texts.keys()
  }

  /** The version at hand of an open document: the same object until it changes. Null when it is not open. */
  document(uri: string): OpenDocument | null {
    const text = this.#texts.get(uri)
    const reading = this.#readings.get(uri)
    if (text === undefined || reading === undefined) return null
    const known = this.#documents.get(uri) ?? openDocument(text, reading, this.includes)
    this.#documents.set(uri, known)
    return known
  }

  /** Where the document's run stands; null when the client has told of none. */
  progress(uri: string): Progress | null {
    return this.#progress.get(uri) ?? null
  }

  /**
   * Milliseconds that a reader of `uri` should still wait for: a document that takes long to read is read again only
   * when it has been left alone for as long.
   */
  restlessness(uri: string): number {
    const pace = this.#pace.get(uri)
    if (pace === undefined || pace.cost < quick || this.#documents.get(uri)?.cost != null) return 0
    return Math.max(0, pace.at + Math.min(pace.cost, patience) - performance.now())
  }
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

import { DocumentOnDisk } from '../document.ts'
import type { Recorded } from '../event.ts'
import { latestRun, listRuns, openRun, readRun, type RunRecord } from '../journal/read.ts'
import { newRunFolder, type RecordPlace } from '../journal/record-folder.ts'
import { isRunName, newRunName } from '../run-name.ts'
import type { RunState } from '../state.ts'
import { LiveRecord, type Taken, type Tell } from './live-record.ts'
import { asLeft, lostEvents } from './recover.ts'
import { Run } from './run.ts'
import { RunSessions } from './run-sessions.ts'

/** Told of what happens in a run; `isShown` when those see it who follow the document and name no run. */
export type Told = (file: string, run: string, record: Recorded, isShown: boolean) => Taken

/** Where a workspace's runs are recorded and have their sessions. */
export interface RunPlaces {
  readonly workspace: string
  /** The folder of its runs' records. */
  readonly records: string
  /** A private folder for the sessions. */
  readonly runtime: string
}

/** Which run of a document is meant: by its name, else the newest open one of its kind. */
export interface Which {
  readonly run?: string | undefined
  readonly practice: boolean
  /** Where a new one is recorded. */
  readonly journal?: RecordPlace | undefined
}

/** The runs of one document: any number of them, for real and in practice, side by side. */
export class DocumentRuns {
  readonly document: DocumentOnDisk
  /** The run that those see who follow the document and name none. */
  shown: Run | null = null
  readonly #places: RunPlaces
  readonly #tell: Told
  readonly #runs = new Map<string, Run>()
  /** The newest open run for real, and in practice, once it was looked for. */
  readonly #newest = new Map<boolean, string>()

  constructor(file: string, places: RunPlaces, tell: Told) {
    this.document = new DocumentOnDisk(file)
    this.#places = places
    this.#tell = tell
  }

  get all(): readonly Run[] {
    return [...this.#runs.values()]
  }

  /** The run that is held under a name; without a name the one that is shown. */
  held(run: string | undefined): Run | null {
    return run === undefined ? this.shown : (this.#runs.get(run) ?? null)
  }

  /** The run that is meant, taken up from its record if need be; one that nobody has begun is a new one. */
  open(which: Which): Run {
    const known = this.known(which)
    if (known !== null) return known
    const { run: name, practice } = which
    const before =
      name === undefined ? openRun(this.#places.records, this.document.file, practice) : this.#recorded(name, practice)
    if (before === null) return this.begin(which)
    if (name === undefined) this.#newest.set(practice, before.run)
    return this.#resume(before)
  }

  /** The run that is meant, when it is held; null when it has to be taken up, or begun. */
  known({ run: name, practice }: Which): Run | null {
    if (name !== undefined) {
      const named = this.#runs.get(name) ?? null
      if (named !== null && named.practice !== practice) throw new Error(otherKind(name, named.practice))
      return named
    }
    return this.#runs.get(this.#newest.get(practice) ?? '') ?? null
  }

  /** A run that has yet to begin. */
  begin({ run: name = newRunName(listRuns(this.#places.records)[0]), practice, journal = 'state' }: Which): Run {
    if (!isRunName(name)) throw new Error(`expected the name of a run, found ${name}`)
    const folder = newRunFolder(this.#places, name, journal)
    const run = this.#hold(name, practice, tell => LiveRecord.begin(folder, tell))
    this.#newest.set(practice, name)
    return run
  }

  /** Where the run that is meant stands, held or not; null when it has not begun. */
  stateOf({ run: name, practice }: Which): RunState | null {
    const held = name === undefined ? null : this.#runs.get(name)
    if (held) return held.state
    if (name !== undefined) return this.left(name)?.state ?? null
    const before = openRun(this.#places.records, this.document.file, practice)
    return before === null ? null : asLeft(before, [this.#places.runtime]).state
  }

  /** The record of a run, the newest when none is named: what no runner holds does not run. */
  left(run?: string): RunRecord | null {
    const { records, runtime } = this.#places
    const record = run === undefined ? latestRun(records, this.document.file) : readRun(records, run)
    return record?.state.file === this.document.file ? asLeft(record, [runtime]) : null
  }

  /** Closes a run for good: from here on another request finds none, or begins another. */
  async close(run: Run): Promise<void> {
    if (run.busy) throw new Error('a step of this document is running: wait for it, or cancel it')
    // Who sees another run is not told of this one.
    this.shown ??= run
    const closed = run.close()
    this.#runs.delete(run.id)
    if (this.#newest.get(run.practice) === run.id) this.#newest.delete(run.practice)
    if (this.shown === run) this.shown = null
    await closed
  }

  #recorded(name: string, practice: boolean): RunRecord | null {
    const record = readRun(this.#places.records, name)
    if (record === null) return null
    const { file, open, practice: practised } = record.state
    if (file !== this.document.file)
      throw new Error(`expected a run of this document, found that ${name} is of ${file}`)
    if (!open) throw new Error(`expected an open run, found that ${name} is closed`)
    if (practised !== practice) throw new Error(otherKind(name, practised))
    return record
  }

  #resume(record: RunRecord): Run {
    const held = this.#runs.get(record.run)
    if (held !== undefined) return held
    const lost = lostEvents(record, [this.#places.runtime])
    return this.#hold(record.run, record.state.practice, tell => LiveRecord.resume(record, lost, tell))
  }

  #hold(name: string, practice: boolean, record: (tell: Tell) => LiveRecord): Run {
    const { document } = this
    const { file } = document
    const written = record(event => this.#tell(file, name, event, this.shown?.id === name))
    const sessions = new RunSessions(written, this.#places.runtime, name, file)
    const run = new Run(name, practice, document, written, sessions)
    this.#runs.set(name, run)
    return run
  }
}

const otherKind = (run: string, practice: boolean): string =>
  `expected a run ${practice ? 'for real' : 'in practice'}, found that ${run} is one ${practice ? 'in practice' : 'for real'}`

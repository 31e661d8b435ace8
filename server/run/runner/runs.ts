import { ulid } from 'ulid'
import type { MarkupId } from '../../markup/markup.ts'
import { DocumentOnDisk } from '../document.ts'
import type { Recorded } from '../event.ts'
import { journalFolder } from '../journal/location.ts'
import { latestRun, readHistory, type RunRecord } from '../journal/read.ts'
import { isComplete } from '../plan.ts'
import type { RunState } from '../state.ts'
import { LiveRecord, replayed } from './live-record.ts'
import { asLeft, lostEvents } from './recover.ts'
import { planOf } from './planned.ts'
import { circumstancesOf, Run } from './run.ts'
import { readTargetsFile } from '../target/targets-file.ts'
import { RunSessions } from './run-sessions.ts'
import type { Begun, Followed, PlannedStep, RunRequest, Settlement } from './wire.ts'

/** Told of what happens to a document's run. */
export type Follower = (file: string, record: Recorded) => void

/** What the runner knows of one document. */
interface Entry {
  readonly document: DocumentOnDisk
  /** The run for real and the one in practice, as far as they were needed. */
  readonly runs: Map<boolean, Run>
  /** The one that clients see. */
  current: Run | null
}

/** The runs of a workspace's documents: one open for each, and one in practice beside it. */
export class Runs {
  readonly #workspace: string
  readonly #folder: string
  readonly #runtime: string
  readonly #tell: Follower
  readonly #reveal: (file: string, state: RunState) => void
  readonly #entries = new Map<string, Entry>()

  /**
   * @param runtime A private folder for the sessions.
   * @param reveal Told when another run of a document is shown than before.
   */
  constructor(workspace: string, runtime: string, tell: Follower, reveal: (file: string, state: RunState) => void) {
    this.#workspace = workspace
    this.#folder = journalFolder(workspace, process.env)
    this.#runtime = runtime
    this.#tell = tell
    this.#reveal = reveal
  }

  get busy(): boolean {
    return [...this.#entries.values()].some(({ runs }) => [...runs.values()].some(run => run.busy))
  }

  /** Starts what a request selects and answers the run's name. Throws a sentence to show. */
  async run(asked: RunRequest): Promise<Begun> {
    const request = this.#mapped(asked)
    const entry = this.#entry(request.file)
    if (entry.current?.busy === true) throw new Error(atWork)
    const reading = entry.document.read(request.markup)
    let run = this.#open(entry, request.practice)
    // Everything once more is another run: the record of this one is complete.
    if (request.select.kind === 'all' && run.state !== null && isComplete(reading.runbook, run.state)) {
      await this.#close(entry, run)
      run = this.#open(entry, request.practice)
    }
    this.#show(entry, run)
    return { run: run.id, seq: run.start(request) }
  }

  plan(asked: RunRequest): readonly PlannedStep[] {
    const request = this.#mapped(asked)
    const entry = this.#entry(request.file)
    const run = entry.runs.get(request.practice)
    if (run !== undefined) return run.plan(request)
    const before = this.#left(request.file, request.practice)
    const state = before?.state.open === true ? before.state : null
    const circumstances = circumstancesOf(request, state, { ...state?.values, ...request.values })
    return planOf(request, entry.document.read(request.markup), state, circumstances)
  }

  /** With the targets that the workspace's own file gives, where the request says nothing of a host. */
  #mapped(request: RunRequest): RunRequest {
    return request.trusted
      ? { ...request, targets: { ...readTargetsFile(this.#workspace), ...request.targets } }
      : request
  }

  cancel(file: string): boolean {
    return this.#current(file)?.cancel() ?? false
  }

  input(file: string, data: string): void {
    this.#current(file)?.input(data)
  }

  resize(file: string, columns: number, rows: number): void {
    this.#current(file)?.resize(columns, rows)
  }

  answer(file: string, values: Readonly<Record<string, string>>): void {
    const run = this.#current(file)
    if (run === null) throw new Error('no step of this document asks for a value')
    run.answer(values)
  }

  settle(
    file: string,
    step: string,
    as: Settlement,
    why: string | null,
    practice: boolean,
    markup: MarkupId | null,
  ): void {
    const entry = this.#entry(file)
    const run = this.#open(entry, practice)
    if (entry.current?.busy === true) throw new Error(atWork)
    if (run.state === null) entry.current = run
    else this.#show(entry, run)
    run.settle(step, as, why, markup)
  }

  async startOver(file: string): Promise<void> {
    const entry = this.#entry(file)
    const run = entry.current ?? this.#latest(entry)
    if (run !== null) await this.#close(entry, run)
  }

  /** Where the document's run stands: the one clients see, else the newest on the disk. */
  followed(file: string): Followed {
    const run = this.#current(file)
    if (run !== null && run.state !== null) {
      const { state, history } = run
      return { state, history }
    }
    const before = this.#left(file)
    if (before === null) return { state: null, history: [] }
    return { state: before.state, history: readHistory(before, replayed) }
  }

  /** Lets go of all shells and records; runs stay open. */
  async leave(): Promise<void> {
    const runs = [...this.#entries.values()].flatMap(entry => [...entry.runs.values()])
    await Promise.all(runs.map(run => run.leave()))
  }

  #current(file: string): Run | null {
    return this.#entries.get(file)?.current ?? null
  }

  #entry(file: string): Entry {
    let entry = this.#entries.get(file)
    if (entry === undefined) {
      entry = { document: new DocumentOnDisk(file), runs: new Map(), current: null }
      this.#entries.set(file, entry)
    }
    return entry
  }

  /** The newest run on the disk: what this runner does not hold does not run, though its end found no room there. */
  #left(file: string, practice?: boolean): RunRecord | null {
    const record = latestRun(this.#folder, file, practice)
    return record === null ? null : asLeft(record, [this.#runtime])
  }

  /** The document's open run of that kind, or a new one that has not begun. */
  #open(entry: Entry, practice: boolean): Run {
    const known = entry.runs.get(practice)
    if (known !== undefined) return known
    const { document } = entry
    const { file } = document
    const before = latestRun(this.#folder, file, practice)
    const going = before?.state.open === true ? before : null
    const id = going?.run ?? ulid()
    const tell = (record: Recorded) => {
      if (entry.current !== null && entry.current === entry.runs.get(practice)) this.#tell(file, record)
    }
    const record =
      going === null
        ? LiveRecord.begin(this.#folder, id, tell)
        : LiveRecord.resume(going, lostEvents(going, [this.#runtime]), tell)
    const run = new Run(id, practice, document, record, new RunSessions(record, this.#runtime, id, file))
    entry.runs.set(practice, run)
    return run
  }

  /** The newest open run on the disk, for real or in practice. */
  #latest(entry: Entry): Run | null {
    const before = latestRun(this.#folder, entry.document.file)
    return before?.state.open === true ? this.#open(entry, before.state.practice) : null
  }

  /** Makes a run the one that clients see; they are told where it stands when they saw another. */
  #show(entry: Entry, run: Run): void {
    const before = entry.current
    entry.current = run
    const shown = before?.state?.run ?? latestRun(this.#folder, entry.document.file)?.run
    if (run.state !== null && shown !== run.id) this.#reveal(entry.document.file, run.state)
  }

  /** From here on another request finds no run, or begins another. */
  async #close(entry: Entry, run: Run): Promise<void> {
    if (run.busy) throw new Error(atWork)
    entry.current = run
    const closed = run.close()
    entry.runs.delete(run.practice)
    entry.current = null
    await closed
  }
}

const atWork = 'a step of this document is running: wait for it, or cancel it'

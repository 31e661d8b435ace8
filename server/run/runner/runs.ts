import type { Reading } from '../document.ts'
import { journalFolder } from '../journal/location.ts'
import { latestRun, type RunRecord } from '../journal/read.ts'
import { isComplete } from '../plan.ts'
import { inDocument } from '../resume/present-steps.ts'
import type { RunState } from '../state.ts'
import { readTargetsFile } from '../target/targets-file.ts'
import { DocumentRuns, type RunPlaces, type Told } from './document-runs.ts'
import { readHistory } from '../history/history-on-disk.ts'
import { leftShell } from './left-shell.ts'
import { circumstancesOf, planOf } from './planned.ts'
import type { Run } from './run.ts'
import { type RunSummary, summaries } from './run-summary.ts'
import type { Begun, Followed, PlannedStep, RunAddress, RunRequest, SettleRequest } from './wire.ts'

/** The runs of a workspace's documents. */
export class Runs {
  readonly #places: RunPlaces
  readonly #tell: Told
  readonly #reveal: (file: string, state: RunState) => void
  readonly #documents = new Map<string, DocumentRuns>()

  /**
   * @param runtime A private folder for the sessions.
   * @param reveal Told when another run of a document is shown than before.
   */
  constructor(workspace: string, runtime: string, tell: Told, reveal: (file: string, state: RunState) => void) {
    this.#places = { workspace, records: journalFolder(workspace, process.env), runtime }
    this.#tell = tell
    this.#reveal = reveal
  }

  get busy(): boolean {
    return this.#all.some(run => run.busy)
  }

  /** Starts what a request selects and answers the run's name. Throws a sentence to show. */
  async run(asked: RunRequest): Promise<Begun> {
    const request = this.#mapped(asked)
    const runs = this.#of(request.file)
    const isNamed = request.run !== undefined
    if (!isNamed && runs.shown?.busy === true) throw new Error(atWork)
    const reading = runs.document.read(request.markup)
    let run = runs.open(request)
    // Everything once more is another run: the record of this one is complete.
    if (!isNamed && request.select.kind === 'all' && isBehind(reading, run.state)) {
      await runs.close(run)
      run = runs.begin(request)
    }
    // Whoever names a run sees it; others go on seeing theirs.
    if (!isNamed || runs.shown === null) this.#show(runs, run)
    return { run: run.id, seq: run.start(request) }
  }

  plan(asked: RunRequest): readonly PlannedStep[] {
    const request = this.#mapped(asked)
    const runs = this.#of(request.file)
    const held = runs.known(request)
    if (held !== null) return held.plan(request)
    const before = runs.stateOf(request)
    const state = before?.open === true ? before : null
    const circumstances = circumstancesOf(request, state, { ...state?.values, ...request.values })
    return planOf(request, runs.document.read(request.markup), state, circumstances)
  }

  /** With the targets that the workspace's own file gives, where the request says nothing of a host. */
  #mapped(request: RunRequest): RunRequest {
    return request.trusted
      ? { ...request, targets: { ...readTargetsFile(this.#places.workspace), ...request.targets } }
      : request
  }

  /** Waits for the step of a run that goes on in the shell of a runner before this one. */
  takeUp(record: RunRecord, runtimes: readonly string[]): void {
    const shell = leftShell(record)
    if (shell === null) return
    const runs = this.#of(record.state.file)
    const run = runs.open({ run: record.run, practice: record.state.practice })
    runs.shown ??= run
    run.await(shell, runtimes)
  }

  cancel({ file, run }: RunAddress): boolean {
    return this.#held(file, run)?.cancel() ?? false
  }

  input({ file, run }: RunAddress, data: string): void {
    this.#held(file, run)?.input(data)
  }

  resize({ file, run }: RunAddress, columns: number, rows: number): void {
    this.#held(file, run)?.resize(columns, rows)
  }

  answer({ file, run }: RunAddress, values: Readonly<Record<string, string>>): void {
    const held = this.#held(file, run)
    if (held === null) throw new Error('no step of this document asks for a value')
    held.answer(values)
  }

  settle(request: SettleRequest): void {
    const { file, step, as, why, markup = null } = request
    const runs = this.#of(file)
    const run = runs.open(request)
    const isNamed = request.run !== undefined
    if (isNamed ? run.busy : runs.shown?.busy === true) throw new Error(atWork)
    if (!isNamed || runs.shown === null) {
      if (run.state === null) runs.shown = run
      else this.#show(runs, run)
    }
    run.settle(step, as, why, markup)
  }

  async startOver({ file, run: named }: RunAddress): Promise<void> {
    const runs = this.#of(file)
    const left = named === undefined && runs.shown !== null ? null : runs.left(named)
    const before = left?.state.open === true ? runs.open({ run: left.run, practice: left.state.practice }) : null
    const run = runs.held(named) ?? before
    if (run !== null) await runs.close(run)
  }

  /** Where the document's run stands: the one that is named, else the one that is shown, else the newest on the disk. */
  followed({ file, run: name }: RunAddress): Followed {
    const runs = this.#of(file)
    const run = runs.held(name)
    if (run !== null && run.state !== null) {
      const { state, history } = run
      return { state, history }
    }
    const before = runs.left(name)
    if (before === null) return { state: null, history: [] }
    return { state: before.state, history: readHistory(before).records }
  }

  /** The document's runs, the newest first. */
  list(file: string): readonly RunSummary[] {
    return summaries(this.#places.records, file).map(summary => {
      const state = this.#of(file).held(summary.run)?.state
      return state ? { ...summary, busy: state.busy, open: state.open } : summary
    })
  }

  /** Lets go of all shells and records; runs stay open. */
  async leave(): Promise<void> {
    await Promise.all(this.#all.map(run => run.leave()))
  }

  get #all(): readonly Run[] {
    return [...this.#documents.values()].flatMap(({ all }) => all)
  }

  #held(file: string, run: string | undefined): Run | null {
    return this.#documents.get(file)?.held(run) ?? null
  }

  #of(file: string): DocumentRuns {
    let runs = this.#documents.get(file)
    if (runs === undefined) {
      runs = new DocumentRuns(file, this.#places, this.#tell)
      this.#documents.set(file, runs)
    }
    return runs
  }

  /** Makes a run the one that is shown; those who see it are told where it stands when they saw another. */
  #show(runs: DocumentRuns, run: Run): void {
    const before = runs.shown
    runs.shown = run
    const { file } = runs.document
    const shown = before?.state?.run ?? latestRun(this.#places.records, file)?.run
    if (run.state !== null && shown !== run.id) this.#reveal(file, run.state)
  }
}

const isBehind = ({ runbook }: Reading, state: RunState | null): boolean =>
  state !== null && isComplete(runbook, inDocument(state, runbook))

const atWork = 'a step of this document is running: wait for it, or cancel it'

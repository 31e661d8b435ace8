import type { MarkupId } from '../../markup/markup.ts'
import type { Step } from '../../runbook/model.ts'
import type { DocumentOnDisk, Reading } from '../document.ts'
import type { Recorded } from '../event.ts'
import { type Circumstances, missingNames, commandRefusal, refusalOf, placesOf, runsNothing } from '../gate.ts'
import { stepsOf } from '../plan.ts'
import { factsNow, inDocument } from '../resume/present-steps.ts'
import { release } from '../release.ts'
import { isSecret, mask } from '../secret.ts'
import type { RunState } from '../state.ts'
import { whoAsks } from '../who-asks.ts'
import { CommitWatch } from './commit-watch.ts'
import { DocumentNow } from './document-now.ts'
import type { LeftShell } from './left-shell.ts'
import { LeftStep } from './left-step.ts'
import type { LiveRecord } from './live-record.ts'
import { circumstancesOf, hashesOf, planOf } from './planned.ts'
import { withOpen } from './step/reach-first.ts'
import { passOver, settleLines } from './step/settle-lines.ts'
import type { RunSessions } from './run-sessions.ts'
import { type StepResult, StepWork } from './step/step-work.ts'
import { TypedInput } from './typed-input.ts'
import type { PlannedStep, RunRequest, Settlement } from './wire.ts'

/** One run of a document, held by the runner: what it works on, what it knows, the shell it has. */
export class Run {
  readonly #document: DocumentOnDisk
  readonly #record: LiveRecord
  readonly #sessions: RunSessions
  /** Values given in this run, secret ones too. */
  readonly #values: Record<string, string>
  readonly #commit: CommitWatch
  readonly #typed: TypedInput
  #work: StepWork | null = null
  #busy = false
  #left: LeftStep | null = null
  /** What is worked on, or was last. */
  #request: RunRequest | null = null
  #canceled = false
  #now: DocumentNow | null = null

  constructor(
    readonly id: string,
    readonly practice: boolean,
    document: DocumentOnDisk,
    record: LiveRecord,
    sessions: RunSessions,
  ) {
    this.#document = document
    this.#record = record
    this.#sessions = sessions
    this.#values = record.values
    this.#typed = new TypedInput(
      event => record.append(event),
      password => record.secrets.given('password', password),
    )
    this.#commit = new CommitWatch(document.file, commit => record.append({ event: 'document.commit', ...commit }))
  }

  get busy(): boolean {
    return this.#busy
  }

  get state(): RunState | null {
    return this.#record.state
  }

  get history(): readonly Recorded[] {
    return this.#record.history
  }

  /** What a request would do, step by step. */
  plan(request: RunRequest): readonly PlannedStep[] {
    return planOf(
      request,
      this.#document.read(request.markup),
      this.state,
      this.#circumstances(request, request.values),
    )
  }

  /**
   * Works on what a request selects, to its end; answers the place of its beginning in the record. Throws at once when
   * it is at work or the document cannot be read.
   */
  start(request: RunRequest): number {
    if (this.#busy) throw new Error('a step of this document is running: wait for it, or cancel it')
    const reading = this.#document.read(request.markup)
    this.#busy = true
    this.#request = request
    this.#now = new DocumentNow(this.#document, request, () => this.state)
    this.#canceled = false
    this.#begin(reading, request.environment)
    if (request.trusted) this.#commit.look(reading.fingerprint)
    const seq = this.state?.lastSeq ?? 0
    this.#remember(request.values)
    for (const [target, become] of Object.entries(request.becoming ?? {})) {
      if (this.state?.becoming[target] !== become) this.#record.append({ event: 'root.chosen', target, become })
    }
    void this.#select(request, reading, this.#now)
      .catch((error: unknown): StepResult => {
        this.#record.append({ event: 'session.lost', target: 'local', message: String(error) })
        return 'stopped'
      })
      .then(outcome => {
        this.#busy = false
        this.#record.append({ event: 'run.finished', run: this.id, outcome })
        this.#settleRecord()
      })
    return seq
  }

  /** Answers whether anything was at work. */
  cancel(): boolean {
    if (!this.#busy) return false
    this.#canceled = true
    this.#work?.cancel()
    this.#left?.cancel()
    return true
  }

  /** Is at work until the step has ended that a runner before this one has left to a shell. */
  await(shell: LeftShell, runtimes: readonly string[]): void {
    this.#busy = true
    this.#left = new LeftStep(shell, this.#record, this.id, runtimes)
    this.#left.watch(() => {
      this.#left = null
      this.#busy = false
      this.#settleRecord()
    })
  }

  input(data: string): void {
    if (this.#work === null) return
    this.#typed.take(data, this.state)
    this.#work.input(data)
  }

  resize(columns: number, rows: number): void {
    this.#sessions.resize(columns, rows)
  }

  /** Gives the values that the step at work asks for. Throws when they are not all there, or cannot stand there. */
  answer(values: Readonly<Record<string, string>>): void {
    const command = this.#work?.asking ?? null
    if (command === null || this.#request === null) throw new Error('no step of this document asks for a value')
    const all = { ...this.#values, ...values }
    const names = missingNames(command, all)
    if (names.length > 0) throw new Error(`expected a value for ${names.join(', ')}`)
    const refusal = commandRefusal(command, this.#circumstances(this.#request, values))
    if (refusal !== null) throw new Error(refusal.message)
    if (this.#work?.asksForOneHost !== true) this.#remember(values)
    this.#work?.answered(values)
  }

  /** Settles a step by hand, or takes that back. */
  settle(step: string, as: Settlement, why: string | null, markup: MarkupId | null): void {
    if (this.#work !== null) throw new Error('a step of this document is running: wait for it, or cancel it')
    const reading = this.#document.read(markup)
    const { runbook, steps } = reading
    const found = steps.get(step)
    if (found === undefined) throw new Error(`expected a step of the document, found ${step}`)
    if (this.state === null) {
      this.#begin(reading)
      this.#record.append({ event: 'run.finished', run: this.id, outcome: 'stopped' })
    }
    const now = inDocument(this.state, runbook)
    if (as === 'open') {
      if (now?.steps[step]?.by !== 'operator') throw new Error('expected a step that was marked by hand')
      const marked = (now.moved?.[step] ?? step) as Step['id']
      this.#record.appendDurably({ event: 'step.reopened', step: marked, user: whoAsks().user })
      return
    }
    const outcome = as === 'done' ? 'passed' : as === 'skip' ? 'skipped' : 'failed'
    const about = factsNow(found, runbook, now)
    const by = { by: 'operator', user: whoAsks().user, about } as const
    this.#record.appendDurably({ event: 'step.finished', step: found.id, outcome, ms: 0, why, ...by })
    if (found.reboots && as === 'done') void this.#hangUpAt(found)
  }

  /** The operator has rebooted the machines of a step himself: what is open there is gone, though nobody may have noticed. */
  async #hangUpAt(step: Step): Promise<void> {
    const places = placesOf(step, { practice: this.practice, targets: this.#request?.targets ?? {} })
    const elsewhere = 'objection' in places ? [] : places.targets.filter(({ kind }) => kind !== 'local')
    await Promise.all(elsewhere.map(target => this.#sessions.at(target).hangUp()))
  }

  /** Closes the run for good. */
  async close(): Promise<void> {
    if (this.#busy) throw new Error('a step of this document is running: cancel it first')
    this.#record.append({ event: 'run.closed', run: this.id })
    await this.leave()
  }

  /** Lets go of the shell and the record; the run stays open. */
  async leave(): Promise<void> {
    this.#commit.stop()
    this.#left?.leave()
    await this.#sessions.close()
    try {
      this.#record.close()
    } catch {
      // The disk is full: what could be written is.
    }
  }

  #begin({ runbook, fingerprint }: Reading, environment?: RunRequest['environment']): void {
    const { file } = this.#document
    const what = { run: this.id, file, practice: this.practice, markup: runbook.markup, sha256: fingerprint.sha256 }
    this.#record.append({ event: 'run.started', ...what, ...whoAsks(environment), version: release })
  }

  async #select(request: RunRequest, reading: Reading, now: DocumentNow): Promise<StepResult> {
    const seen = request.seen ?? hashesOf(reading)
    for (const { id, stop } of stepsOf(request.select, reading.runbook, inDocument(this.state, reading.runbook))) {
      if (this.#canceled) return 'stopped'
      const found = now.step(id, seen)
      const refusal =
        'reason' in found
          ? found
          : (stop ?? refusalOf(found.step, withOpen(found.step, this.#circumstances(request, {}), this.#sessions)))
      if (refusal !== null) {
        this.#record.append({ event: 'step.refused', step: id as Step['id'], ...refusal })
        return 'stopped'
      }
      if ('reason' in found) return 'stopped'
      const { step, about } = found
      const lines = settleLines(found, this.#record)
      if (lines !== null) {
        this.#record.tellUnrecorded({ event: 'step.refused', step: step.id, ...lines })
        return 'stopped'
      }
      if (runsNothing(step)) {
        passOver(step, about, this.#record)
        continue
      }
      if (this.state?.steps[id]?.startedAt != null) this.#forgetSamples(step, request.values)
      const { nesting } = now
      const places = placesOf(step, { ...request, nesting })
      if ('objection' in places) return 'stopped'
      const circumstances = () => this.#circumstances(request, {})
      const before = this.state?.steps[id]
      const toRun = { step, about, before, record: this.#record, request, circumstances, nesting }
      const work = new StepWork(toRun, places, this.#sessions)
      this.#work = work
      try {
        const result = await work.run()
        if (result !== 'passed') return result
      } finally {
        this.#work = null
      }
    }
    return 'passed'
  }

  #circumstances(request: RunRequest, values: Readonly<Record<string, string>>): Circumstances {
    return {
      ...circumstancesOf(request, this.state, { ...this.#values, ...values }),
      ...{ nesting: this.#now?.nesting, source: this.#now?.source },
    }
  }

  #remember(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (Object.hasOwn(this.#values, name) && this.#values[name] === value) continue
      this.#values[name] = value
      this.#record.secrets.given(name, value)
      this.#record.append({ event: 'value.set', name, value: isSecret(name) ? mask : value })
    }
  }

  /** What a step prints is another thing when it runs again: a process that had the number may have ended since. */
  #forgetSamples(step: Step, given: Readonly<Record<string, string>>): void {
    for (const { name, kind } of step.commands.flatMap(({ placeholders }) => placeholders)) {
      if (kind === 'sample' && !Object.hasOwn(given, name)) delete this.#values[name]
    }
  }

  #settleRecord(): void {
    try {
      this.#record.sync()
    } catch {
      // What is owed to the record is written before the next step starts, or that step does not start.
    }
  }
}

import type { MarkupId } from '../../markup/markup.ts'
import type { Step } from '../../runbook/model.ts'
import type { DocumentOnDisk, Reading } from '../document.ts'
import type { Recorded } from '../event.ts'
import { type Circumstances, missingNames, commandRefusal, type Refused, refusalOf, placesOf } from '../gate.ts'
import { stepsOf } from '../plan.ts'
import { isSecret, mask } from '../secret.ts'
import { Nesting } from '../nesting.ts'
import type { RunState } from '../state.ts'
import { stepHash } from '../step-hash.ts'
import type { LiveRecord } from './live-record.ts'
import { hashesOf, planOf } from './planned.ts'
import type { RunSessions } from './run-sessions.ts'
import { type StepResult, StepWork } from './step-work.ts'
import type { PlannedStep, RunRequest, Settlement } from './wire.ts'

/** One run of a document, held by the runner: what it works on, what it knows, the shell it has. */
export class Run {
  readonly #document: DocumentOnDisk
  readonly #record: LiveRecord
  readonly #sessions: RunSessions
  /** Values given in this run, secret ones too. */
  readonly #values: Record<string, string>
  #work: StepWork | null = null
  #busy = false
  /** What is worked on, or was last. */
  #request: RunRequest | null = null
  #canceled = false
  /** Of the document as it was read last. */
  #nesting: Nesting | undefined

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
    this.#canceled = false
    const { file, practice } = request
    this.#record.append({ event: 'run.started', run: this.id, file, practice, markup: reading.runbook.markup })
    const seq = this.state?.lastSeq ?? 0
    this.#remember(request.values)
    for (const [target, become] of Object.entries(request.becoming ?? {})) {
      if (this.state?.becoming[target] !== become) this.#record.append({ event: 'root.chosen', target, become })
    }
    void this.#select(request, reading)
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
    return true
  }

  input(data: string): void {
    this.#work?.input(data)
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
    const { runbook, steps } = this.#document.read(markup)
    const found = steps.get(step)
    if (found === undefined) throw new Error(`expected a step of the document, found ${step}`)
    if (this.state === null) {
      const { file } = this.#document
      this.#record.append({ event: 'run.started', run: this.id, file, practice: this.practice, markup: runbook.markup })
      this.#record.append({ event: 'run.finished', run: this.id, outcome: 'stopped' })
    }
    if (as === 'open') {
      if (this.state?.steps[step]?.by !== 'operator') throw new Error('expected a step that was marked by hand')
      this.#record.appendDurably({ event: 'step.reopened', step: found.id })
      return
    }
    const outcome = as === 'done' ? 'passed' : as === 'skip' ? 'skipped' : 'failed'
    this.#record.appendDurably({ event: 'step.finished', step: found.id, outcome, ms: 0, by: 'operator', why })
  }

  /** Closes the run for good. */
  async close(): Promise<void> {
    if (this.#busy) throw new Error('a step of this document is running: cancel it first')
    this.#record.append({ event: 'run.closed', run: this.id })
    await this.leave()
  }

  /** Lets go of the shell and the record; the run stays open. */
  async leave(): Promise<void> {
    await this.#sessions.close()
    try {
      this.#record.close()
    } catch {
      // The disk is full: what could be written is.
    }
  }

  async #select(request: RunRequest, reading: Reading): Promise<StepResult> {
    const seen = request.seen ?? hashesOf(reading)
    for (const { id, stop } of stepsOf(request.select, reading.runbook, this.state)) {
      if (this.#canceled) return 'stopped'
      const step = this.#current(id, seen, request.markup)
      const refusal = 'reason' in step ? step : (stop ?? refusalOf(step, this.#around(step, request)))
      if (refusal !== null) {
        this.#record.append({ event: 'step.refused', step: id as Step['id'], ...refusal })
        return 'stopped'
      }
      if ('reason' in step) return 'stopped'
      if (this.state?.steps[id]?.startedAt != null) this.#forgetSamples(step, request.values)
      const nesting = this.#nesting
      const places = placesOf(step, { ...request, nesting })
      if ('objection' in places) return 'stopped'
      const work = new StepWork(
        { step, record: this.#record, request, circumstances: () => this.#circumstances(request, {}), nesting },
        places,
        this.#sessions,
      )
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

  /** The step as the document has it now, when that is what the reader saw; the document may change while others run. */
  #current(id: string, seen: Readonly<Record<string, string>>, markup: MarkupId | undefined): Step | Refused {
    let reading: Reading
    try {
      reading = this.#document.read(markup)
    } catch (error) {
      return { reason: 'changed', message: error instanceof Error ? error.message : String(error) }
    }
    if (!this.practice) this.#nesting = new Nesting(reading.runbook, this.#request?.targets ?? {})
    const step = reading.steps.get(id)
    if (step === undefined)
      return { reason: 'changed', message: 'it was changed or taken out: look at the document before you run it' }
    if (!Object.hasOwn(seen, id) || seen[id] !== stepHash(reading.runbook, step)) {
      return { reason: 'changed', message: 'its text has changed: look at it again before you run it' }
    }
    return step
  }

  /** The run's circumstances, with what is open where a step runs. */
  #around(step: Step, request: RunRequest): Circumstances {
    const nesting = this.#nesting
    const places = placesOf(step, { ...request, nesting })
    const [first] = 'objection' in places ? [] : (places.legs[0]?.targets ?? [])
    const open = first === undefined ? [] : this.#sessions.at(first).levels.openers
    return { ...this.#circumstances(request, {}), nesting, open }
  }

  #circumstances(request: RunRequest, values: Readonly<Record<string, string>>): Circumstances {
    return circumstancesOf(request, this.state, { ...this.#values, ...values })
  }

  #remember(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (Object.hasOwn(this.#values, name) && this.#values[name] === value) continue
      this.#values[name] = value
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

/** What is known when a request is worked on, in a run that has come as far as `state`. */
export function circumstancesOf(
  { trusted, practice, interactive, targets, confirmed, becoming }: RunRequest,
  state: RunState | null,
  values: Readonly<Record<string, string>>,
): Circumstances {
  return {
    ...{ trusted, practice, interactive, targets, confirmed, values },
    root: process.getuid?.() === 0,
    becoming: { ...state?.becoming, ...becoming },
  }
}

import type { Command } from '../../runbook/model.ts'
import { rootRefusal } from '../gate.ts'
import { typedWithFirst } from '../nested.ts'
import { JournalError } from '../journal/journal.ts'
import { round } from './milliseconds.ts'
import type { RunSession } from './run-session.ts'
import { NotInside } from './levels.ts'
import { chainOf, StepOnTarget, type Work } from './step-on-target.ts'
import { StepOutput } from './step-output.ts'

/** How a step's run ended for the selection it belongs to. */
export type StepResult = 'passed' | 'failed' | 'stopped'

/** One step at work: that it starts is on the disk before anything of it runs, and how it ended is written down. */
export class StepWork {
  readonly #work: Work
  readonly #session: RunSession
  /** How often it was asked to stop. */
  #insistence = 0
  /** Once it has started. */
  #onTarget: StepOnTarget | null = null

  constructor(work: Work, session: RunSession) {
    this.#work = work
    this.#session = session
  }

  /** The command whose values are asked for; null when none is. */
  get asking(): Command | null {
    return this.#onTarget?.asking ?? null
  }

  /** The values that were asked for are there. */
  answered(): void {
    this.#onTarget?.answered()
  }

  cancel(): void {
    this.#insistence++
    if (this.#onTarget === null) this.#session.interrupt(this.#insistence)
    else this.#onTarget.cancel()
  }

  input(data: string): void {
    if (this.#onTarget === null) this.#session.input(data)
    else this.#onTarget.input(data)
  }

  /** Runs it to its end. A shell or a journal that cannot be had refuses the step before anything of it runs. */
  async run(): Promise<StepResult> {
    const { record, request } = this.#work
    const { id: step, commands } = this.#work.step
    const started = performance.now()
    try {
      const [first] = commands
      const { root } = await this.#session.reach(first === undefined ? [] : chainOf(this.#work, first), request)
      const refusal = rootRefusal(typedWithFirst(this.#work.step, this.#work.nesting), {
        root,
        practice: request.practice,
      })
      if (refusal !== null) {
        record.append({ event: 'step.refused', step, ...refusal })
        return 'stopped'
      }
      const { target } = this.#session
      record.appendDurably({ event: 'step.started', step, target, commands: commands.length })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const refused = { event: 'step.refused', step, reason: 'target', message } as const
      if (error instanceof JournalError) record.tellUnrecorded({ ...refused, cause: 'record' })
      else record.append({ ...refused, cause: error instanceof NotInside ? 'nested' : 'shell' })
      return 'stopped'
    }
    const output = new StepOutput(record.folder, record.starts - 1)
    this.#onTarget = new StepOnTarget(this.#work, this.#session, output, this.#insistence)
    const end = await this.#onTarget.run()
    output.close()
    const ms = round(performance.now() - started)
    const { outcome } = end
    const why = [end.why, output.broken].filter(text => text !== null).join('; ') || null
    record.append({ event: 'step.finished', step, outcome, ms, by: 'run', why })
    return outcome === 'passed' ? 'passed' : outcome === 'failed' || outcome === 'timed-out' ? 'failed' : 'stopped'
  }
}

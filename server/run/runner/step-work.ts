import type { Command, Step } from '../../runbook/model.ts'
import { type Circumstances, isRoots, rootRefusal } from '../gate.ts'
import { nestedRootRefusal, typedOutside } from '../nested.ts'
import { JournalError } from '../journal/journal.ts'
import { becomeOf } from '../target/become.ts'
import { round } from './milliseconds.ts'
import { NotInside } from './levels.ts'
import type { TargetSessions } from './target-sessions.ts'
import { chainOf, StepOnTarget, type Work } from './step-on-target.ts'
import { StepOutput } from './step-output.ts'

/** How a step's run ended for the selection it belongs to. */
export type StepResult = 'passed' | 'failed' | 'stopped'

/** One step at work: that it starts is on the disk before anything of it runs, and how it ended is written down. */
export class StepWork {
  readonly #work: Work
  readonly #sessions: TargetSessions
  /** How often it was asked to stop. */
  #insistence = 0
  /** Once it has started. */
  #onTarget: StepOnTarget | null = null

  constructor(work: Work, sessions: TargetSessions) {
    this.#work = work
    this.#sessions = sessions
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
    if (this.#onTarget === null) this.#sessions.interrupt(this.#insistence)
    else this.#onTarget.cancel()
  }

  input(data: string): void {
    if (this.#onTarget === null) this.#sessions.input(data)
    else this.#onTarget.input(data)
  }

  /** Runs it to its end. A shell or a journal that cannot be had refuses the step before anything of it runs. */
  async run(): Promise<StepResult> {
    const { record, request } = this.#work
    const { id: step, commands } = this.#work.step
    const started = performance.now()
    try {
      const { target, levels } = this.#sessions
      const { root } = await this.#sessions.ensure(request)
      const circumstances = { ...this.#work.circumstances(), root }
      const [first] = commands
      const chain = first === undefined ? [] : chainOf(this.#work, first)
      const nested = await levels.reach(chain)
      const refusal =
        rootRefusal(this.#outside, target, circumstances) ??
        (first === undefined ? null : nestedRootRefusal(first, this.#work.step, chain, nested))
      if (refusal !== null) {
        record.append({ event: 'step.refused', step, ...refusal })
        return 'stopped'
      }
      const unavailable = await this.#openRoot(circumstances)
      if (unavailable !== null) {
        record.append({ event: 'step.refused', step, reason: 'root', cause: 'become', target, message: unavailable })
        return 'stopped'
      }
      record.appendDurably({ event: 'step.started', step, target, commands: commands.length })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const refused = { event: 'step.refused', step, reason: 'target', message } as const
      if (error instanceof JournalError) record.tellUnrecorded({ ...refused, cause: 'record' })
      else record.append({ ...refused, cause: error instanceof NotInside ? 'nested' : 'shell' })
      return 'stopped'
    }
    const output = new StepOutput(record.folder, record.starts - 1)
    this.#onTarget = new StepOnTarget(this.#work, this.#sessions, output, this.#insistence)
    const end = await this.#onTarget.run()
    output.close()
    const ms = round(performance.now() - started)
    const { outcome } = end
    const why = [end.why, output.broken].filter(text => text !== null).join('; ') || null
    record.append({ event: 'step.finished', step, outcome, ms, by: 'run', why })
    return outcome === 'passed' ? 'passed' : outcome === 'failed' || outcome === 'timed-out' ? 'failed' : 'stopped'
  }

  /** The step as far as it is typed in the target's own shell. */
  get #outside(): Step {
    return typedOutside(this.#work.step, this.#work.nesting)
  }

  /** Root's shell must be there before anything runs; answers why it cannot be had, or null. */
  async #openRoot({ root, practice, becoming }: Circumstances): Promise<string | null> {
    const { step, record, request } = this.#work
    const become = becomeOf(this.#sessions.target, becoming)
    if (root || practice || become === null || !this.#outside.commands.some(command => isRoots(command, step)))
      return null
    try {
      await this.#sessions.ensureRoot(request, become, record.commands)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}

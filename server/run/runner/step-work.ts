import type { Command, Step, StepId } from '../../runbook/model.ts'
import type { Outcome } from '../event.ts'
import { fill, shown } from '../fill.ts'
import { type Circumstances, commandRefusal, missingNames, rootRefusal } from '../gate.ts'
import { JournalError } from '../journal/journal.ts'
import type { BashSession } from '../session/bash-session.ts'
import type { CommandEnd } from '../session/command.ts'
import { Deadline } from './deadline.ts'
import type { LiveRecord } from './live-record.ts'
import type { RunSession } from './run-session.ts'
import { StepOutput } from './step-output.ts'
import type { RunRequest } from './wire.ts'

/** How a step's run ended for the selection it belongs to. */
export type StepResult = 'passed' | 'failed' | 'stopped'

/** One step at work: its commands in turn, until one fails, asks in vain or is canceled. */
export class StepWork {
  readonly #step: Step
  readonly #record: LiveRecord
  readonly #session: RunSession
  readonly #request: RunRequest
  /** The run's circumstances with the values known at that moment. */
  readonly #circumstances: () => Circumstances
  /** How often it was asked to stop. */
  #insistence = 0
  readonly #deadline: Deadline | null
  #interruptedByKey = false
  #asking: { readonly command: Command; readonly answered: () => void } | null = null

  constructor(
    step: Step,
    record: LiveRecord,
    session: RunSession,
    request: RunRequest,
    circumstances: () => Circumstances,
  ) {
    this.#step = step
    this.#record = record
    this.#session = session
    this.#request = request
    this.#circumstances = circumstances
    this.#deadline = step.timeout === null ? null : new Deadline(step.timeout)
  }

  /** The command whose values are asked for; null when none is. */
  get asking(): Command | null {
    return this.#asking?.command ?? null
  }

  /** The values that were asked for are there. */
  answered(): void {
    this.#asking?.answered()
  }

  cancel(): void {
    this.#insistence++
    this.#asking?.answered()
    this.#session.interrupt(this.#insistence)
  }

  input(data: string): void {
    if (data.includes('\x03')) this.#interruptedByKey = true
    this.#session.input(data)
  }

  /** Runs it to its end. A shell or a journal that cannot be had refuses the step before anything of it runs. */
  async run(): Promise<StepResult> {
    const { id: step, commands } = this.#step
    const started = performance.now()
    try {
      const { root } = await this.#session.ensure(this.#request)
      const refusal = rootRefusal(this.#step, { root, practice: this.#request.practice })
      if (refusal !== null) {
        this.#record.append({ event: 'step.refused', step, ...refusal })
        return 'stopped'
      }
      const { target } = this.#session
      this.#record.appendDurably({ event: 'step.started', step, target, commands: commands.length })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const refused = { event: 'step.refused', step, reason: 'target', message } as const
      if (error instanceof JournalError) this.#record.tellUnrecorded({ ...refused, cause: 'record' })
      else this.#record.append({ ...refused, cause: 'shell' })
      return 'stopped'
    }
    const output = new StepOutput(this.#record.folder, this.#record.starts - 1)
    let end: { readonly outcome: Outcome; readonly why: string | null } = { outcome: 'passed', why: null }
    try {
      for (const [index, command] of commands.entries()) {
        const stopped = await this.#command(command, index, output)
        if (stopped !== null) {
          end = stopped
          break
        }
      }
    } catch (error) {
      // No shell any more, or no room for what it is to be given: the command that comes next has not run.
      end = { outcome: 'failed', why: error instanceof Error ? error.message : String(error) }
    } finally {
      output.close()
    }
    const ms = round(performance.now() - started)
    const { outcome } = end
    const why = [end.why, output.broken].filter(text => text !== null).join('; ') || null
    this.#record.append({ event: 'step.finished', step, outcome, ms, by: 'run', why })
    return outcome === 'passed' ? 'passed' : outcome === 'failed' || outcome === 'timed-out' ? 'failed' : 'stopped'
  }

  /** Null when the step goes on. */
  async #command(
    command: Command,
    index: number,
    output: StepOutput,
  ): Promise<{ readonly outcome: Outcome; readonly why: string | null } | null> {
    const { id: step, commands } = this.#step
    const asked = await this.#ask(command, index)
    if (asked !== null) return asked
    if (this.#insistence > 0) return { outcome: 'canceled', why: null }
    const { values } = this.#circumstances()
    const session = await this.#session.ensure(this.#request)
    this.#record.append({ event: 'command.started', step, command: index, text: shown(command, values) })
    const end = await this.#source(session, fill(command, values).text, index, output)
    const { status, signal, cwd, ms } = end
    this.#record.append({ event: 'command.finished', step, command: index, status, signal, ms: round(ms), cwd })
    const { target } = this.#session
    if (end.shell !== 'alive') this.#record.append({ event: 'session.lost', target, message: lossOf(end) })
    if (status === null) return { outcome: 'unknown', why: lossOf(end) }
    const last = index === commands.length - 1
    if (this.#insistence > 0 && (status !== 0 || !last)) return { outcome: 'canceled', why: null }
    if (this.#deadline?.isPast === true) return { outcome: 'timed-out', why: this.#deadline.message }
    if (this.#interruptedByKey && status === 130) return { outcome: 'canceled', why: null }
    if (status !== 0) return { outcome: 'failed', why: null }
    // A command that leaves the shell has left the step, too; one that replaces or kills it has not said how it ended.
    if (end.shell === 'died' || (end.shell === 'left' && !last)) return { outcome: 'failed', why: lossOf(end) }
    return null
  }

  async #source(session: BashSession, text: string, index: number, output: StepOutput): Promise<CommandEnd> {
    const step: StepId = this.#step.id
    const tell = (data: string) => {
      const taken = data === '' ? null : this.#record.tellOnly({ event: 'output', step, command: index, data })
      if (taken !== null) session.holdUntil(taken)
    }
    this.#interruptedByKey = false
    output.begin(index)
    this.#deadline?.begin(insistence => session.interrupt(insistence))
    const end = await session.run(
      this.#record.commands,
      text,
      {
        output: data => tell(output.take(data)),
        waiting: waiting => {
          const answers =
            waiting === 'suspended' || this.#step.answers.length === 0 ? {} : { answers: this.#step.answers }
          this.#record.append(
            waiting === null
              ? { event: 'step.resumed', step }
              : { event: 'step.waiting', step, for: waiting, ...answers },
          )
        },
      },
      !this.#request.interactive,
    )
    this.#deadline?.pause()
    tell(output.rest())
    return end
  }

  /** Waits for the values a command needs. Null when it may run. */
  async #ask(
    command: Command,
    index: number,
  ): Promise<{ readonly outcome: Outcome; readonly why: string | null } | null> {
    const step = this.#step.id
    for (;;) {
      const { values } = this.#circumstances()
      const names = missingNames(command, values)
      if (names.length === 0) break
      if (this.#insistence > 0) return { outcome: 'canceled', why: null }
      if (!this.#request.interactive) {
        const message = `the value of ${names.join(', ')} is known only now, and nobody is there to give it`
        this.#record.append({ event: 'step.refused', step, reason: 'placeholder', message })
        return { outcome: 'canceled', why: message }
      }
      const given = new Promise<void>(answered => (this.#asking = { command, answered }))
      this.#record.append({ event: 'step.asks', step, command: index, names })
      await given
      this.#asking = null
    }
    const refusal = commandRefusal(command, this.#circumstances())
    if (refusal === null) return null
    this.#record.append({ event: 'step.refused', step, ...refusal })
    return { outcome: 'canceled', why: refusal.message }
  }
}

const lossOf = ({ shell, status, signal }: CommandEnd): string => {
  if (status === null) return 'contact with the shell was lost while the command ran: how it ended is not known'
  const how = signal !== null ? `by ${signal}` : `with exit ${status}`
  return `the shell ${shell === 'left' ? 'was left' : 'ended'} ${how}: exported variables and the folder are restored, other variables, functions and aliases are lost`
}

/** Milliseconds with microseconds. */
const round = (ms: number): number => Math.round(ms * 1000) / 1000

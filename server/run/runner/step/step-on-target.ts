import type { Command, StepId } from '../../../runbook/model.ts'
import { leaves } from '../../../runbook/sessions/leaving.ts'
import { type Reboot, rebootOf } from '../../../runbook/sessions/rebooting.ts'
import { asShown, fill } from '../../fill.ts'
import { commandRefusal, isRoots, missingNames, type Refused, rootRefusal } from '../../gate.ts'
import { nestedRootRefusal, typedOutside } from '../../nested.ts'
import { recordedPrompt } from '../../prompt-of.ts'
import type { BashSession } from '../../session/bash-session.ts'
import type { CommandEnd, CommandWatcher } from '../../session/command.ts'
import { unknownEnd } from '../../session/shell-end.ts'
import { becomeOf } from '../../target/become.ts'
import { type Awaited, awaitReboot, type Waited } from './await-reboot.ts'
import { Deadline } from './deadline.ts'
import { lossOf } from './loss.ts'
import type { Before } from './reboot.ts'
import { runOrEnter, type SourcedEnd } from './run-or-enter.ts'
import { round } from './milliseconds.ts'
import type { TargetSessions } from '../target-sessions.ts'
import type { StepOutput } from './step-output.ts'
import { chainOf, type StepEnd, type Work } from './work.ts'

/** A step on one target: its commands in turn, until one fails, asks in vain or is canceled. */
export class StepOnTarget {
  readonly #work: Work
  readonly #sessions: TargetSessions
  readonly #output: StepOutput
  /** How often it was asked to stop. */
  #insistence: number
  readonly #deadline: Deadline | null
  #interruptedByKey = false
  /** While a machine that goes down is waited for: ends that. */
  #awaiting: AbortController | null = null
  #asking: { readonly command: Command; readonly answered: () => void } | null = null

  /** @param insistence How often it was asked to stop before it began. */
  constructor(work: Work, sessions: TargetSessions, output: StepOutput, insistence: number) {
    this.#work = work
    this.#sessions = sessions
    this.#output = output
    this.#insistence = insistence
    const { timeout } = work.step
    this.#deadline = timeout === null ? null : new Deadline(timeout)
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
    this.#awaiting?.abort()
    this.#asking?.answered()
    this.#sessions.interrupt(this.#insistence)
  }

  input(data: string): void {
    if (data.includes('\x03')) {
      this.#interruptedByKey = true
      this.#awaiting?.abort()
    }
    this.#sessions.input(data)
  }

  /** Runs the commands to their end; never rejects. */
  async run(): Promise<StepEnd> {
    const { outcome, why } = await this.#commands()
    this.#output.close()
    return { outcome, why: [why, this.#output.broken].filter(text => text !== null).join('; ') || null }
  }

  async #commands(): Promise<StepEnd> {
    try {
      if (this.#work.step.kind === 'manual') return await this.#awaitByHand()
      for (const [index, command] of this.#work.step.commands.entries()) {
        if (!this.#work.commands.includes(index)) continue
        const stopped = await this.#command(command, index)
        if (stopped !== null) return stopped
      }
      return { outcome: 'passed', why: null }
    } catch (error) {
      // No shell any more, or no room for what it is to be given: the command that comes next has not run.
      return { outcome: 'failed', why: error instanceof Error ? error.message : String(error) }
    }
  }

  /** Null when the step goes on. */
  async #command(command: Command, index: number): Promise<StepEnd | null> {
    const { id: step, commands } = this.#work.step
    const asked = await this.#ask(command, index)
    if (asked !== null) return asked
    if (this.#insistence > 0) return { outcome: 'canceled', why: null }
    const { values } = this.#work.circumstances()
    const told = this.#work.startsToEnd.get(index)
    if (told !== undefined && this.#sessions.boot !== told) return this.#goOnWaiting(command, index, told)
    const session = await this.#sessionFor(command)
    const chain = chainOf(this.#work, command)
    const refusal = nestedRootRefusal(command, this.#work.step, chain, session)
    if (refusal !== null) return this.#refused(refusal)
    const root = this.#sessions.isRoots && chain.length === 0 ? { root: true as const } : {}
    const isHere = chain.every(({ host }) => host === null)
    const reboot = this.#work.request.practice || !isHere ? null : rebootOf(command)
    const boot = reboot === null ? {} : { boot: session.boot }
    const { record } = this.#work
    const { text } = fill(command, values)
    record.secrets.exportedBy(session.snapshot)
    record.secrets.shownIn(text)
    const started = {
      event: 'command.started',
      ...{ step, command: index },
      ...asShown(command, values),
      ...recordedPrompt(command, this.#work.step, this.#work.request.practice),
      ...root,
      ...boot,
    } as const
    // This machine may go down with the record in its memory.
    if (reboot === null) record.append(started)
    else record.appendDurably(started)
    const end = await this.#source(session, command, text, index)
    const { status, signal, cwd, ms, entered } = end
    if (reboot !== null && this.#goesDown(reboot, end)) return this.#awaitReboot(session, reboot.delay, end, index)
    const how = { status, signal, ms: round(ms), cwd, ...(entered ? { entered } : {}), ...this.#output.end() }
    record.append({ event: 'command.finished', step, command: index, ...how })
    const { target, levels } = this.#sessions
    if (entered) record.append({ event: 'session.entered', target, step, command: index, opener: command.text })
    if (end.shell !== 'alive') {
      const wasNested = await levels.ended(session)
      // What leaves a shell has that shell's last status; other programs say their own.
      if (wasNested && leaves(command.text) && (end.shell === 'left' || status === 0)) return null
      const { session: lost } = this.#sessions
      if (!wasNested) record.append({ event: 'session.lost', target: lost, message: lossOf(end) })
    }
    if (status === null) return { outcome: 'unknown', why: lossOf(end) }
    if (end.why != null) return { outcome: 'failed', why: end.why }
    const last = index === commands.length - 1
    if (this.#insistence > 0 && (status !== 0 || !last)) return { outcome: 'canceled', why: null }
    if (this.#deadline?.isPast === true) return { outcome: 'timed-out', why: this.#deadline.message }
    if (this.#interruptedByKey && status === 130) return { outcome: 'canceled', why: null }
    if (status !== 0) return { outcome: 'failed', why: null }
    // A command that leaves the shell has left the step, too; one that replaces or kills it has not said how it ended.
    if (end.shell === 'died' || (end.shell === 'left' && !last)) return { outcome: 'failed', why: lossOf(end) }
    return null
  }

  /** Whether a command that reboots its machine has had that begin: it said so, or took the shell with it. */
  #goesDown({ surely }: Reboot, { status, shell }: CommandEnd): boolean {
    if (this.#insistence > 0 || this.#interruptedByKey || this.#deadline?.isPast === true) return false
    return status === null || shell === 'died' || (surely && status === 0)
  }

  /** Null when the machine is there again, in another start. `end` is how its command ended. */
  async #awaitReboot(before: Before, delay: number, end: CommandEnd, command: number): Promise<StepEnd | null> {
    const { step, record } = this.#work
    const [began, since] = [performance.now() - end.ms, Date.now() - end.ms]
    const { how, stops } = await this.#await({ before, since, delay })
    // That it had ended well does not tell how the reboot did.
    const { status, signal, cwd } =
      how === 'same' || how === 'canceled' ? end : { status: how === 'rebooted' ? 0 : null, signal: null, cwd: null }
    record.append({
      ...{
        event: 'command.finished',
        step: step.id,
        command,
        status,
        signal,
        ms: round(performance.now() - began),
        cwd,
      },
      ...(how === 'rebooted' ? { rebooted: true } : {}),
      ...this.#output.end(),
    })
    return stops
  }

  /** The operator reboots the machine himself: the step is over when it is there again, in another start. */
  async #awaitByHand(): Promise<StepEnd> {
    const before = await this.#sessions.ensure(this.#work.request)
    if (this.#insistence > 0) return { outcome: 'canceled', why: null }
    const { stops } = await this.#await({ before, since: Date.now(), delay: 0, byHand: true })
    return stops ?? { outcome: 'passed', why: null }
  }

  async #await(awaited: Awaited): Promise<Waited> {
    this.#awaiting = new AbortController()
    const end = await awaitReboot(this.#work, this.#sessions, awaited, this.#deadline, this.#awaiting.signal)
    this.#awaiting = null
    return end
  }

  /**
   * The command was run before, and nobody saw its machine come back: it is not run again, but the machine waited for.
   * Null when that is there, in another start than `boot`.
   */
  async #goOnWaiting(command: Command, index: number, boot: string): Promise<StepEnd | null> {
    const { step, record, request, circumstances, nesting } = this.#work
    const shown = asShown(command, circumstances().values)
    record.append({ event: 'command.started', step: step.id, command: index, ...shown, boot })
    if (this.#sessions.boot === null) {
      this.#output.begin(index)
      const stops = await this.#awaitReboot({ alive: false, boot }, 0, { ...unknownEnd, ms: 0 }, index)
      if (stops !== null) return stops
    } else {
      const end = { status: 0, signal: null, ms: 0, cwd: null, rebooted: true } as const
      record.append({ event: 'command.finished', step: step.id, command: index, ...end })
    }
    // Whether the operator is root there could not be known before.
    const { root } = await this.#sessions.ensure(request)
    const refusal = rootRefusal(typedOutside(step, nesting), this.#sessions.target, { ...circumstances(), root })
    return refusal === null ? null : this.#refused(refusal)
  }

  async #sessionFor(command: Command): Promise<BashSession> {
    const { step, record, request, circumstances } = this.#work
    const nested = await this.#sessions.levels.reach(chainOf(this.#work, command))
    if (nested !== null) return nested
    const become = becomeOf(this.#sessions.target, circumstances().becoming)
    return become !== null && isRoots(command, step) && !request.practice
      ? this.#sessions.ensureRoot(request, become, record.commands)
      : this.#sessions.ensure(request)
  }

  async #source(session: BashSession, command: Command, text: string, index: number): Promise<SourcedEnd> {
    const step: StepId = this.#work.step.id
    const tell = (data: string) => {
      const taken = data === '' ? null : this.#work.record.tellOnly({ event: 'output', step, command: index, data })
      if (taken !== null) session.holdUntil(taken)
    }
    this.#interruptedByKey = false
    this.#output.begin(index)
    this.#deadline?.begin(insistence => session.interrupt(insistence))
    const watcher: CommandWatcher = {
      output: data => tell(this.#output.take(data)),
      waiting: waiting => {
        const said = waiting === 'suspended' ? [] : this.#work.step.answers
        const answers = said.length === 0 ? {} : { answers: said }
        this.#work.record.append(
          waiting === null
            ? { event: 'step.resumed', step }
            : { event: 'step.waiting', step, for: waiting, ...answers },
        )
      },
    }
    const id = this.#work.record.commands
    const endOfInput = !this.#work.request.interactive
    const opens = this.#work.nesting?.opens(command) ?? null
    const parameters = { id, text, watcher, endOfInput }
    const end = await runOrEnter(session, this.#sessions.levels, opens, parameters)
    this.#deadline?.pause()
    tell(this.#output.rest())
    return end
  }

  #refused(refusal: Refused): StepEnd {
    this.#work.record.append({ event: 'step.refused', step: this.#work.step.id, ...refusal })
    return { outcome: 'canceled', why: refusal.message }
  }

  /** Waits for the values a command needs. Null when it may run. */
  async #ask(command: Command, index: number): Promise<StepEnd | null> {
    const step = this.#work.step.id
    for (;;) {
      const { values } = this.#work.circumstances()
      const names = missingNames(command, values)
      if (names.length === 0) break
      if (this.#insistence > 0) return { outcome: 'canceled', why: null }
      if (!this.#work.request.interactive) {
        const message = `the value of ${names.join(', ')} is known only now, and nobody is there to give it`
        this.#work.record.append({ event: 'step.refused', step, reason: 'placeholder', message })
        return { outcome: 'canceled', why: message }
      }
      await this.#work.inTurn(async () => {
        if (this.#insistence > 0) return
        const given = new Promise<void>(answered => (this.#asking = { command, answered }))
        this.#work.record.append({ event: 'step.asks', step, command: index, names })
        await given
        this.#asking = null
      })
    }
    const refusal = commandRefusal(command, this.#work.circumstances())
    return refusal === null ? null : this.#refused(refusal)
  }
}

import type { Command } from '../../../runbook/model.ts'
import { startsToEnd } from '../../command-state.ts'
import type { HostEnd } from '../../hosts/hosts.ts'
import { JournalError } from '../../journal/journal.ts'
import type { Places } from '../../target/places.ts'
import { namesOf } from '../../target/places.ts'
import { targetName } from '../../target/target.ts'
import { whoAsks } from '../../who-asks.ts'
import type { Course, StepToRun } from './course.ts'
import { recordOfHost } from './host-record.ts'
import { round } from './milliseconds.ts'
import { openPlaces } from './open-places.ts'
import { reachFirst } from './reach-first.ts'
import type { RunSessions } from '../run-sessions.ts'
import { StepFromHostToHost } from './step-from-host-to-host.ts'
import { StepOnHosts } from './step-on-hosts.ts'
import { StepOnTarget } from './step-on-target.ts'
import { StepOutput } from './step-output.ts'

/** How a step's run ended for the selection it belongs to. */
export type StepResult = 'passed' | 'failed' | 'stopped'

/** One step at work: that it starts is on the disk before anything of it runs, and how it ended is written down. */
export class StepWork {
  readonly #toRun: StepToRun
  readonly #places: Places
  readonly #sessions: RunSessions
  /** How often it was asked to stop. */
  #insistence = 0
  /** Once it has started. */
  #course: Course | null = null

  constructor(toRun: StepToRun, places: Places, sessions: RunSessions) {
    this.#toRun = toRun
    this.#places = places
    this.#sessions = sessions
  }

  /** The command whose values are asked for; null when none is. */
  get asking(): Command | null {
    return this.#course?.asking ?? null
  }

  /** Whether values that are asked for are those of one host of several, and of no use elsewhere. */
  get asksForOneHost(): boolean {
    return this.#course instanceof StepOnHosts
  }

  /** The values that were asked for are there. */
  answered(values: Readonly<Record<string, string>>): void {
    this.#course?.answered(values)
  }

  cancel(): void {
    this.#insistence++
    if (this.#course !== null) this.#course.cancel()
    else for (const session of this.#all) session.interrupt(this.#insistence)
  }

  input(data: string): void {
    if (this.#course !== null) this.#course.input(data)
    // Whoever connects asks one after the other.
    else for (const session of this.#all) if (session.connecting) session.input(data)
  }

  /** Runs it to its end. A shell or a journal that cannot be had refuses the step before anything of it runs. */
  async run(): Promise<StepResult> {
    const { record, step } = this.#toRun
    const ends = this.#endsSoFar()
    const kept = ends.filter(({ outcome }) => outcome === 'passed').map(({ target }) => target)
    const sessions = this.#all.filter(({ target }) => !kept.includes(target))
    // It has passed everywhere: nothing is left to be run.
    if (sessions.length === 0) return 'passed'
    const started = performance.now()
    const outside = await reachFirst(this.#toRun, this.#places, this.#sessions)
    if (outside !== null) {
      record.append({ event: 'step.refused', step: step.id, ...outside })
      return 'stopped'
    }
    const opened = await openPlaces(this.#toRun, sessions, () => this.#insistence === 0)
    if ('reason' in opened) {
      record.append({ event: 'step.refused', step: step.id, ...opened })
      return 'stopped'
    }
    try {
      this.#start(kept)
    } catch (error) {
      if (!(error instanceof JournalError)) throw error
      const { message } = error
      record.tellUnrecorded({ event: 'step.refused', step: step.id, reason: 'target', message, cause: 'record' })
      return 'stopped'
    }
    this.#course = this.#begin(ends, opened)
    const { outcome, why } = await this.#course.run()
    const ms = round(performance.now() - started)
    record.append({ event: 'step.finished', step: step.id, outcome, ms, by: 'run', why })
    return outcome === 'passed' ? 'passed' : outcome === 'failed' || outcome === 'timed-out' ? 'failed' : 'stopped'
  }

  #start(kept: readonly string[]): void {
    const { record, request, step, about } = this.#toRun
    const { targets } = this.#places
    const confirmed = step.confirm && request.confirmed?.includes(step.id) ? { confirmed: whoAsks().user } : {}
    const most = request.hosts?.sideBySide ?? 1
    record.appendDurably({
      ...{ event: 'step.started', step: step.id, target: namesOf(targets), commands: step.commands.length },
      ...(this.#isOnSeveral ? { targets: targets.map(targetName) } : {}),
      ...{ about, ...confirmed },
      ...(kept.length > 0 ? { kept } : {}),
      ...(this.#isOnSeveral && most > 1 ? { sideBySide: most } : {}),
    })
  }

  #begin(ends: readonly HostEnd[], unreachable: ReadonlyMap<string, string>): Course {
    const { targets, legs } = this.#places
    if (this.#isOnSeveral) {
      const hosts = targets.map((target, place) => ({ session: this.#sessions.at(target), place }))
      const open = hosts.filter(({ session }) =>
        ends.some(end => end.target === session.target && end.outcome !== 'passed'),
      )
      return new StepOnHosts(
        this.#toRun,
        open.map(host => ({ ...host, unreachable: unreachable.get(host.session.target) ?? null })),
        ends.map(end => (end.outcome === 'passed' ? end : { ...end, outcome: null })),
        this.#insistence,
      )
    }
    const { record, request } = this.#toRun
    const onLegs = legs.map(({ targets: [target = { kind: 'local' }], commands }) => (insistence: number) => {
      const where = legs.length > 1 ? recordOfHost(record, targetName(target)) : record
      const work = {
        ...{ ...this.#toRun, record: where, commands },
        inTurn: (ask: () => Promise<void>) => ask(),
        startsToEnd: startsToEnd(this.#toRun.before, targetName(target)),
      }
      const output = new StepOutput({ record, start: record.starts - 1, limit: request.outputLimit })
      return new StepOnTarget(work, this.#sessions.at(target), output, insistence)
    })
    const [only, ...more] = onLegs
    return only === undefined || more.length > 0
      ? new StepFromHostToHost(onLegs, this.#insistence)
      : only(this.#insistence)
  }

  /** Whether all of the step runs on each of several hosts. */
  get #isOnSeveral(): boolean {
    const { targets, legs } = this.#places
    return targets.length > 1 && legs.length === 1
  }

  /** What is known of the step's hosts; nothing unless only those where it has not passed are wanted. */
  #endsSoFar(): readonly HostEnd[] {
    const { record, request, step } = this.#toRun
    const known = request.failedHosts === true && this.#isOnSeveral ? record.state?.steps[step.id]?.hosts : undefined
    return this.#places.targets.map(targetName).map(target => ({ target, outcome: known?.[target]?.outcome ?? null }))
  }

  get #all() {
    return this.#places.targets.map(target => this.#sessions.at(target))
  }
}

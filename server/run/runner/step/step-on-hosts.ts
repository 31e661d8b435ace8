import type { Command } from '../../../runbook/model.ts'
import { startsToEnd } from '../../command-state.ts'
import type { Circumstances } from '../../gate.ts'
import { type HostEnd, sumOf } from '../../hosts/hosts.ts'
import type { Course, StepToRun } from './course.ts'
import { recordOfHost } from './host-record.ts'
import { round } from './milliseconds.ts'
import { oneAtATime, sideBySide } from './side-by-side.ts'
import { StepOnTarget } from './step-on-target.ts'
import type { StepEnd } from './work.ts'
import { StepOutput } from './step-output.ts'
import type { TargetSessions } from '../target-sessions.ts'
import type { HostOrder } from '../wire.ts'

/** A host that the step is to be run on. */
export interface Host {
  readonly session: TargetSessions
  /** Its place among all targets of the step. */
  readonly place: number
  /** Why there is no shell; null when there is one. */
  readonly unreachable: string | null
}

type Values = Readonly<Record<string, string>>

interface AtWork {
  readonly session: TargetSessions
  readonly course: StepOnTarget
  /** What was copied from this host's own output. */
  values: Values
}

/** A step that runs on each of several hosts, in order or side by side, with an outcome on each. */
export class StepOnHosts implements Course {
  readonly #toRun: StepToRun
  readonly #order: HostOrder
  readonly #hosts: readonly Host[]
  /** How it ended on each of the step's hosts, and on those whose outcome is kept. */
  readonly #ends: Map<string, HostEnd['outcome']>
  readonly #inTurn = oneAtATime()
  /** How often it was asked to stop. */
  #insistence: number
  #failures = 0
  #atWork: readonly AtWork[] = []
  /** Whom the operator typed to last. */
  #listener: AtWork | null = null

  /**
   * @param ends What is known of the step's hosts when it starts, in order.
   * @param insistence How often it was asked to stop before it began.
   */
  constructor(toRun: StepToRun, hosts: readonly Host[], ends: readonly HostEnd[], insistence: number) {
    this.#toRun = toRun
    this.#order = toRun.request.hosts ?? oneByOne
    this.#hosts = hosts
    this.#ends = new Map(ends.map(({ target, outcome }) => [target, outcome]))
    this.#insistence = insistence
  }

  get asking(): Command | null {
    return this.#asking?.course.asking ?? null
  }

  answered(values: Values): void {
    const host = this.#asking
    if (host === null) return
    host.values = { ...host.values, ...values }
    host.course.answered()
  }

  cancel(): void {
    this.#insistence++
    for (const { course } of this.#atWork) course.cancel()
  }

  /** Keys go to the host that waits for them, else to the one that was begun last; Ctrl-C goes to all. */
  input(data: string): void {
    if (data.includes('\x03')) for (const { course } of this.#atWork) course.input('\x03')
    else this.#heeding()?.course.input(data)
  }

  async run(): Promise<StepEnd> {
    for (const { session, unreachable } of this.#hosts)
      if (unreachable !== null) this.#ended(session.target, { outcome: 'failed', why: unreachable }, 0)
    await sideBySide(
      this.#hosts.filter(({ unreachable }) => unreachable === null),
      this.#order.sideBySide,
      host => this.#runOn(host),
      () => this.#insistence === 0 && this.#failures <= this.#order.mayFail,
    )
    return sumOf([...this.#ends].map(([target, outcome]) => ({ target, outcome })))
  }

  async #runOn({ session, place }: Host): Promise<void> {
    const { step, record, request, nesting } = this.#toRun
    const { target } = session
    const started = performance.now()
    record.append({ event: 'host.started', step: step.id, target })
    const course = new StepOnTarget(
      {
        ...{ step, request, nesting, commands: step.commands.map((_, index) => index) },
        record: recordOfHost(record, target),
        circumstances: () => this.#circumstances(atWork),
        inTurn: this.#inTurn,
        startsToEnd: startsToEnd(this.#toRun.before, target),
      },
      session,
      new StepOutput({ record, start: record.starts - 1, limit: this.#toRun.request.outputLimit, host: place }),
      this.#insistence,
    )
    const atWork: AtWork = { session, course, values: {} }
    this.#atWork = [...this.#atWork, atWork]
    const end = await course.run()
    this.#atWork = this.#atWork.filter(each => each !== atWork)
    this.#ended(target, end, round(performance.now() - started))
  }

  #ended(target: string, { outcome, why }: StepEnd, ms: number): void {
    this.#ends.set(target, outcome)
    if (outcome !== 'passed') this.#failures++
    this.#toRun.record.append({ event: 'host.finished', step: this.#toRun.step.id, target, outcome, ms, why })
  }

  /** What was copied from one host's output (a process number) means nothing on another: each is asked for its own. */
  #circumstances({ values }: AtWork): Circumstances {
    const { step, request, circumstances } = this.#toRun
    const known = circumstances()
    const own = new Set(
      step.placeholders
        .filter(({ name, kind }) => kind === 'sample' && !Object.hasOwn(request.values, name))
        .map(({ name }) => name),
    )
    const shared = Object.entries(known.values).filter(([name]) => !own.has(name))
    return { ...known, values: { ...Object.fromEntries(shared), ...values } }
  }

  get #asking(): AtWork | null {
    return this.#atWork.find(({ course }) => course.asking !== null) ?? null
  }

  #heeding(): AtWork | null {
    const states = this.#toRun.record.state?.steps[this.#toRun.step.id]?.hosts ?? {}
    const waits = ({ session }: AtWork) => session.connecting || states[session.target]?.phase === 'waiting'
    const last = this.#atWork.find(host => host === this.#listener && waits(host))
    this.#listener = last ?? this.#atWork.find(waits) ?? this.#atWork.at(-1) ?? null
    return this.#listener
  }
}

/** One after the other, and none any more once it failed on one. */
export const oneByOne: HostOrder = { sideBySide: 1, mayFail: 0 }

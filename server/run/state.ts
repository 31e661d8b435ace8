import type { MarkupId } from '../markup/markup.ts'
import type { Cause, Outcome, Recorded, Refusal } from './event.ts'
import { settledLines, type SettledLines } from './settled-lines.ts'
import type { Changed } from './resume/recognise.ts'
import type { StepFacts } from './resume/step-facts.ts'
import { waitingAt, commandBegun, commandEnded } from './command-state.ts'
import { hostsAtStart, onHost } from './hosts/state-hosts.ts'
import type { Becoming } from './target/become.ts'

/** Where a command of a step stands in a run. */
export interface CommandState {
  readonly status: number | null
  readonly signal: string | null
  /** Duration in milliseconds; null while it runs. */
  readonly ms: number | null
  /** Of one that reboots its machine: which start of it was to end, until it is known to have. */
  readonly boot?: string
}

/** Since when a machine that reboots is waited for, and until when at most, in ISO 8601. */
export interface AwaitedReboot {
  readonly since: string
  readonly until: string
  /** The operator reboots it himself. */
  readonly byHand?: true
}

/** Where a step stands in a run. A step that was never touched has no state. */
export interface StepState {
  readonly phase: 'running' | 'waiting' | 'asking' | 'refused' | 'finished'
  readonly outcome: Outcome | null
  readonly by: 'run' | 'operator' | null
  readonly why: string | null
  /** How it stood before the operator settled it by hand; null when nothing was known of it. */
  readonly before: StepState | null
  /** Why it did not run, or (in phase `finished`) did not run again. */
  readonly refusal: { readonly reason: Refusal; readonly cause?: Cause; readonly message: string } | null
  /** Names of the values a step in phase `asking` needs. */
  readonly asks: readonly string[]
  readonly waitingFor: 'input' | 'password' | 'reboot' | 'suspended' | null
  /** The machine that it waits for, or (of several the one that is waited for longest) did. */
  readonly awaited?: AwaitedReboot
  /** When it last started, ISO 8601. */
  readonly startedAt: string | null
  readonly ms: number | null
  /** By command index; a command that did not run has none. Of several hosts the worst. */
  readonly commands: Readonly<Record<number, CommandState>>
  /** What it was when it last started or was settled; an older record does not say. */
  readonly about?: StepFacts
  /** The id under which it ran, or was settled, again after it was edited: what it was is history. */
  readonly became?: string
  /** What was said of its lines in doubt when it last started. */
  readonly lines?: SettledLines
  /** By target, in order, when the step runs on several. */
  readonly hosts?: Readonly<Record<string, HostState>>
}

/** Where a step for several hosts stands on one of them. `open`: it was not begun there. */
export interface HostState {
  readonly phase: 'open' | 'running' | 'waiting' | 'asking' | 'finished'
  readonly outcome: Outcome | null
  readonly why: string | null
  readonly asks: readonly string[]
  readonly waitingFor: 'input' | 'password' | 'reboot' | 'suspended' | null
  readonly awaited?: AwaitedReboot
  readonly startedAt: string | null
  readonly ms: number | null
  readonly commands: Readonly<Record<number, CommandState>>
}

/** A run as its record tells it. */
export interface RunState {
  readonly run: string
  readonly file: string
  readonly startedAt: string
  /** What the document was last read as; null when the record does not say. */
  readonly markup: MarkupId | null
  readonly practice: boolean
  readonly open: boolean
  /** Whether a selection is being worked on now. */
  readonly busy: boolean
  readonly steps: Readonly<Record<string, StepState>>
  /** Steps of the document that were edited since they ran, by id; known when the document has been looked at. */
  readonly changed?: Readonly<Record<string, Changed>>
  /** By id, the id under which a step ran that has only been moved since. */
  readonly moved?: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  /** How the operator becomes root, by target. */
  readonly becoming: Becoming
  /** By step id, what was said of lines in doubt in this run; left out when nothing was. */
  readonly lines?: Readonly<Record<string, SettledLines>>
  /** Of the last selection. */
  readonly outcome: 'passed' | 'failed' | 'stopped' | null
  readonly lastSeq: number
  /** What the run stands inside, by target: the openers of nested sessions, the outermost first. */
  readonly inside?: Readonly<Record<string, readonly string[]>>
}

/** Puts where a step stands into those of a run. */
type Put = (steps: RunState['steps'], id: string, step: StepState) => RunState['steps']

/**
 * The state after one more event: the only place that knows what an event means. Events of a run that never began
 * (a damaged record) give a state without a file name.
 */
export const reduce = (state: RunState | null, event: Recorded): RunState =>
  after(state, event, (steps, id, step) => ({ ...steps, [id]: step }))

/**
 * As {@link reduce}, at a cost that does not grow with the number of steps, for whoever needs no state but the newest:
 * `steps` of the state before become those of the state after. Begin with null, or with a state that nobody else holds.
 */
export const advance = (state: RunState | null, event: Recorded): RunState =>
  after(state, event, (steps, id, step) => Object.assign(steps, { [id]: step }))

function after(state: RunState | null, event: Recorded, put: Put): RunState {
  const before = state ?? emptyRun()
  const after = { ...before, lastSeq: event.seq }
  switch (event.event) {
    case 'run.started': {
      // The record is told from its beginning (again): what was known of this or another run is void.
      const fresh = event.seq === 0 || event.run !== before.run
      const { run, file, practice, at } = event
      const begun = fresh ? { ...emptyRun(), run, file, practice, startedAt: at, lastSeq: event.seq } : after
      return { ...begun, markup: event.markup ?? begun.markup, open: true, busy: true, outcome: null }
    }
    case 'run.finished':
      return { ...after, busy: false, outcome: event.outcome }
    case 'run.closed':
      return { ...after, busy: false, open: false }
    case 'value.set':
      return { ...after, values: { ...after.values, [event.name]: event.value } }
    case 'root.chosen':
      return { ...after, becoming: { ...after.becoming, [event.target]: event.become } }
    case 'lines.settled':
      return { ...after, lines: settledLines(after.lines, event) }
    case 'document.commit':
    case 'input.sent':
    case 'session.opening':
    case 'session.lost':
    case 'output':
      return after
    case 'session.opened':
      return standingInside(after, event.target, () => [])
    case 'session.entered':
      return standingInside(after, event.target, openers => [...openers, event.opener])
    case 'session.left':
      return standingInside(after, event.target, openers => openers.slice(0, openers.lastIndexOf(event.opener)))
    case 'step.reopened':
      return { ...after, steps: reopened(after.steps, event.step) }
    default:
      // A newer version of Runbook may have written down what this one knows nothing of.
      if (!Object.hasOwn(ofSteps, event.event)) return after
      return {
        ...after,
        steps: became(
          put,
          after.steps,
          event.step,
          reduceStep(after.steps[event.step] ?? untouched, event, after.lines?.[event.step]),
        ),
      }
  }
}

/** The state when the run goes into a nested session of a target, or comes out of one. */
function standingInside(
  state: RunState,
  target: string,
  change: (openers: readonly string[]) => readonly string[],
): RunState {
  const { [target]: openers = [], ...others } = state.inside ?? {}
  const now = change(openers)
  const inside = now.length === 0 ? others : { ...others, [target]: now }
  const { inside: _, ...rest } = state
  return Object.keys(inside).length === 0 ? rest : { ...rest, inside }
}

const emptyRun = (): RunState => ({
  run: '',
  file: '',
  startedAt: '',
  markup: null,
  practice: false,
  open: false,
  busy: false,
  steps: {},
  values: {},
  becoming: {},
  outcome: null,
  lastSeq: -1,
})

const untouched: StepState = {
  phase: 'finished',
  outcome: null,
  by: null,
  why: null,
  before: null,
  refusal: null,
  asks: [],
  waitingFor: null,
  startedAt: null,
  ms: null,
  commands: {},
}

/** The steps with one that has come further; what it was before it was edited is history. */
function became(put: Put, steps: RunState['steps'], id: string, step: StepState): RunState['steps'] {
  const was = step.about?.was ?? id
  const before = was === id ? undefined : steps[was]
  return put(before === undefined ? steps : put(steps, was, { ...before, became: id }), id, step)
}

function reopened(steps: RunState['steps'], id: string): RunState['steps'] {
  const { [id]: step, ...others } = steps
  if (step?.by !== 'operator') return steps
  return step.before === null ? others : { ...others, [id]: step.before }
}

type StepEvent = Exclude<
  Extract<Recorded, { readonly step: unknown }>,
  { readonly event: 'output' | 'input.sent' | 'step.reopened' | 'lines.settled' }
>

type ReducedEvent = Exclude<StepEvent, { readonly event: 'session.entered' }>

/** The events that say where a step stands. */
const ofSteps: Readonly<Record<ReducedEvent['event'], true>> = {
  'step.started': true,
  'step.left': true,
  'step.waiting': true,
  'step.resumed': true,
  'step.asks': true,
  'step.refused': true,
  'step.finished': true,
  'host.started': true,
  'host.finished': true,
  'command.started': true,
  'command.finished': true,
}

/** `lines`: what was said of the step's lines in doubt so far. */
function reduceStep(step: StepState, event: ReducedEvent, lines: SettledLines | undefined): StepState {
  const { hosts } = step
  const isAtWork = hosts !== undefined && step.phase !== 'finished' && step.phase !== 'refused'
  if (isAtWork && 'target' in event && event.target !== undefined && event.event !== 'step.started')
    return onHost(step, hosts, event.target, event)
  switch (event.event) {
    case 'step.started': {
      const said = lines !== undefined && lines.hash === event.about?.hash ? { lines } : {}
      const begun = { ...untouched, ...aboutIn(event), ...said, phase: 'running', startedAt: event.at } as const
      return event.targets === undefined
        ? begun
        : { ...begun, hosts: hostsAtStart(event.targets, event.kept ?? [], hosts) }
    }
    case 'step.left':
      return { ...step, phase: 'running', waitingFor: null, why: event.message }
    case 'host.started':
    case 'host.finished':
      return step
    case 'command.started':
      return {
        ...step,
        phase: 'running',
        asks: [],
        commands: { ...step.commands, [event.command]: commandBegun(event) },
      }
    case 'command.finished': {
      const { command } = event
      return {
        ...step,
        waitingFor: null,
        phase: 'running',
        commands: { ...step.commands, [command]: commandEnded(step.commands[command], event) },
      }
    }
    case 'step.waiting':
      return { ...step, ...waitingAt(event) }
    case 'step.resumed':
      return { ...step, phase: 'running', waitingFor: null }
    case 'step.asks':
      return { ...step, phase: 'asking', asks: event.names }
    case 'step.refused': {
      const { reason, cause, message } = event
      const refusal = cause === undefined ? { reason, message } : { reason, cause, message }
      // How it ended before is still true: it did not run again. What is unknown, above all, stays unknown.
      return step.phase === 'finished' && step.outcome !== null
        ? { ...step, refusal }
        : { ...step, phase: 'refused', refusal }
    }
    case 'step.finished': {
      const { outcome, ms, by, why } = event
      const ended = { phase: 'finished', outcome, ms, by, why, asks: [], waitingFor: null } as const
      // Of a step that ended because it was refused half-way, the reason stays to be seen.
      if (by === 'run') return { ...step, ...ended }
      const before = step.by === 'operator' ? step.before : step === untouched ? null : step
      return { ...step, ...aboutIn(event), ...ended, before, refusal: null }
    }
  }
}

const aboutIn = ({ about }: { readonly about?: StepFacts }): Pick<StepState, 'about'> =>
  about === undefined ? {} : { about }

import type { Kept, Recorded } from '../../run/event.ts'
import { outputPaths, type RunRecord } from '../../run/journal/read.ts'
import { spokenDuration } from '../../run/duration.ts'
import type { SettledLines } from '../../run/settled-lines.ts'
import { promptIn } from '../../run/shown-prompt.ts'
import { changeOf, type ReportedStep, standing, standingOf } from '../run-steps.ts'
import { settledSummary } from '../settled-words.ts'
import { excerptOf } from './excerpt.ts'

/** A command as it was last run. */
export interface CommandReport {
  readonly text: string
  /** Where it ran, when its step ran on several hosts. */
  readonly target: string | null
  /** Names of the values that stood in it. */
  readonly filled: readonly string[]
  readonly status: number | null
  readonly signal: string | null
  /** Milliseconds; null when it did not come to its end. */
  readonly ms: number | null
  readonly cwd: string | null
  readonly isRoots: boolean
  /** What it is shown behind. */
  readonly prompt: string
  /** It rebooted its machine, which then was there again. */
  readonly rebooted: boolean
  readonly kept: Kept | null
  /** What it printed, in part, fit to be shown. */
  readonly output: string
}

/** A step as a report tells it. */
export interface StepReport {
  readonly id: string
  readonly title: string
  /** Titles of the sections it stood in when it ran. */
  readonly sections: readonly string[]
  readonly standing: string
  /** How often it was started. */
  readonly attempts: number
  readonly target: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly ms: number | null
  /** By whose word it was settled, or confirmed before it ran. */
  readonly settledBy: string | null
  readonly confirmedBy: string | null
  /** What was said of its lines in doubt when it was last started. */
  readonly lines: SettledLines['lines']
  /** Why it ended so, was refused, or is open again. */
  readonly notes: readonly string[]
  readonly commands: readonly CommandReport[]
  /** How it stands on each of its hosts, when there are several. */
  readonly hosts: readonly HostReport[]
}

/** A step on one of its hosts. */
export interface HostReport {
  readonly target: string
  readonly standing: string
  readonly ms: number | null
  readonly why: string | null
}

/** A run, ready to be written in some format. */
export interface Report {
  readonly run: string
  readonly file: string
  readonly practice: boolean
  readonly isOpen: boolean
  readonly startedAt: string
  readonly endedAt: string
  /** Who asked for steps, on which machine: `alice on bastion`. */
  readonly askedBy: readonly string[]
  readonly versions: readonly string[]
  /** SHA-256 of each text of the document that steps were taken from. */
  readonly documents: readonly string[]
  /** Commits of the document's repository, with a word on whether the document was another. */
  readonly commits: readonly string[]
  readonly values: readonly (readonly [name: string, value: string])[]
  /** Lines of the record that could not be read. */
  readonly damaged: number
  readonly steps: readonly StepReport[]
}

/** What a run's record and the document say together. */
export function reportOf(record: RunRecord, steps: readonly ReportedStep[]): Report {
  const { run, state, events, damaged } = record
  const started = events.filter(event => event.event === 'run.started')
  const once = (texts: readonly (string | undefined)[]) => [...new Set(texts.filter(text => text !== undefined))]
  return {
    ...{ run, file: state.file, practice: state.practice, isOpen: state.open, damaged },
    ...{ startedAt: state.startedAt, endedAt: events.at(-1)?.at ?? state.startedAt },
    askedBy: once(
      started.map(
        ({ user, sudoUser, host }) => user && `${sudoUser ?? user}${sudoUser ? ` as ${user}` : ''} on ${host}`,
      ),
    ),
    versions: once(started.map(({ version }) => version)),
    documents: once(started.map(({ sha256 }) => sha256)),
    commits: once(
      events.map(event =>
        event.event === 'document.commit' ? `${event.commit}${event.changed ? ', edited since' : ''}` : undefined,
      ),
    ),
    values: Object.entries(state.values),
    steps: steps.map(step => stepReport(record, step, outputPaths(record.folder, events))),
  }
}

function stepReport({ events }: RunRecord, step: ReportedStep, paths: ReturnType<typeof outputPaths>): StepReport {
  const { id, title, state, changed, recordedAs } = step
  const known = changed?.before ?? state
  const own = events.filter(event => 'step' in event && event.step === recordedAs)
  const starts = own.filter(event => event.event === 'step.started')
  const last = starts.at(-1)
  const finished = own.findLast(event => event.event === 'step.finished')
  const settled = known?.by === 'operator' && finished?.event === 'step.finished' ? finished.user : undefined
  return {
    ...{ id, title, standing: standing(step), attempts: starts.length },
    sections: known?.about?.sections ?? [],
    target: last?.target ?? null,
    startedAt: known?.startedAt ?? null,
    endedAt: finished?.at ?? null,
    ms: known?.by === 'run' && known.ms !== 0 ? known.ms : null,
    settledBy: known?.by === 'operator' ? (settled ?? 'the operator') : null,
    confirmedBy: last?.confirmed ?? null,
    lines: known?.lines?.lines ?? [],
    hosts: Object.entries(known?.hosts ?? {}).map(([target, host]) => ({
      target,
      standing: standingOf(host),
      ms: host.ms,
      why: host.why,
    })),
    notes: [
      known?.by === 'run' && known.hosts !== undefined ? null : known?.why,
      known?.refusal?.message,
      changeOf(step),
    ].filter((text): text is string => text != null && text !== ''),
    commands: last === undefined ? [] : commandReports(own.slice(own.lastIndexOf(last)), paths),
  }
}

/** The commands of a step's last start, in order; `paths` tell where each one's output is kept. */
function commandReports(events: readonly Recorded[], paths: ReturnType<typeof outputPaths>): readonly CommandReport[] {
  return events.flatMap(event => {
    if (event.event !== 'command.started') return []
    const end = events.find(
      each => each.event === 'command.finished' && each.command === event.command && each.target === event.target,
    )
    const how = end?.event === 'command.finished' ? end : null
    return {
      ...{ text: event.text, target: event.target ?? null, filled: event.filled ?? [], isRoots: event.root === true },
      prompt: promptIn(event),
      ...{ status: how?.status ?? null, signal: how?.signal ?? null, ms: how?.ms ?? null, cwd: how?.cwd ?? null },
      rebooted: how?.rebooted === true,
      ...{ kept: how?.kept ?? null, output: excerptOf(paths.get(event) ?? '') },
    }
  })
}

/** How a command ended, in a few words: `exit 0`, `exit 0 on db1`, `SIGKILL`, `not finished`. */
export const endOf = ({ status, signal, ms, target, rebooted }: CommandReport): string =>
  `${rebooted ? 'rebooted' : (signal ?? (status === null ? (ms === null ? 'not finished' : 'unknown') : `exit ${status}`))}${target === null ? '' : ` on ${target}`}`

/** Who did what for a step, in words. */
export const wordsOf = ({ settledBy, confirmedBy, attempts, lines, notes, hosts }: StepReport): string =>
  [
    settledBy === null ? '' : `by the word of ${settledBy}`,
    confirmedBy === null ? '' : `confirmed by ${confirmedBy}`,
    settledSummary(lines),
    attempts > 1 ? `started ${attempts} times` : '',
    ...hosts.map(({ target, standing, ms, why }) =>
      [`${standing} on ${target}`, spokenDuration(ms === 0 ? null : ms), why ?? ''].filter(Boolean).join(', '),
    ),
    ...notes,
  ]
    .filter(text => text !== '')
    .join('; ')

/** What a report's head says, line by line: a name and what stands behind it. */
export function headOf(report: Report): readonly (readonly [name: string, text: string])[] {
  const { isOpen, practice, damaged, values } = report
  const lines = (name: string, texts: readonly string[]) => texts.map(text => [name, text] as const)
  return [
    ['Document', report.file],
    ...lines('SHA-256', report.documents),
    ...lines('Commit', report.commits),
    ['Begun', report.startedAt],
    ['Last event', report.endedAt],
    ['State', `${isOpen ? 'open' : 'closed'}${practice ? ', practice: nothing real was run' : ''}`],
    ...lines('Asked by', report.askedBy),
    ...lines('Runbook', report.versions),
    ...values.map(([name, value]) => [`Value of ${name}`, value] as const),
    ...(damaged === 0
      ? []
      : lines('Record', [`${damaged} line${damaged === 1 ? '' : 's'} of the record could not be read`])),
  ]
}

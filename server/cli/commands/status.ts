import { resolve } from 'node:path'
import { spokenDuration } from '../../run/duration.ts'
import { insideInWords } from '../../run/inside.ts'
import type { RunState } from '../../run/state.ts'
import { pathOf } from '../../run/workspace.ts'
import { type CliCommand, type ExitCode, UsageError } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { readText } from '../read-document.ts'
import { latestRunOf, openRuns, openRunsOf, runNamed } from '../recorded-runs.ts'
import { settledWords } from '../settled-words.ts'
import { shownLine } from '../../text/shown-text.ts'
import {
  changeOf,
  isBehind,
  presentSteps,
  type ReportedStep,
  reportedSteps,
  standing,
  standingOf,
} from '../run-steps.ts'

/** `runbook status`: where the run of each document stands. */
export const status: CliCommand = {
  name: 'status',
  usage: '[FILE…] [--run RUN] [--json]',
  summary: "Say where each document's run stands.",
  help: `Without a FILE, every document with an open run in the workspace: the nearest
folder upwards with .git or .vscode. Each step is shown with its outcome:
passed, failed, timed-out, canceled, skipped or unknown (it was running when
contact was lost, and is never run again by itself), or as running, waiting,
asking, refused or open. A step that was edited since it ran is open, and said
to be changed. Of several open runs of a FILE the newest is shown, and the
others are named.

Options:
  --run RUN  show this run
  --json     one JSON object per FILE and line
`,
  fails: 'a step has failed, was refused or is unknown',
  options: { run: { type: 'string' }, json: { type: 'boolean' } },
  takes: { min: 0, max: Infinity },
  run(args) {
    const { positionals } = args
    const name = args.text('run')
    const named = name === null ? null : runNamed(name)
    if (named !== null && positionals.some(file => pathOf(file) !== named.state.file))
      throw new UsageError(
        `expected a run of ${positionals.join(', ')}, found that ${named.run} is of ${named.state.file}`,
      )
    const files =
      positionals.length > 0 ? positionals : named ? [named.state.file] : openRuns().map(({ state }) => state.file)
    if (files.length === 0 && !args.flag('json')) process.stdout.write('no open runs in this workspace\n')
    return eachFile(files, file => {
      const record = named ?? latestRunOf(file)
      const state = record?.state ?? null
      // A document that is gone still has its record; one that never was is a mistake.
      if (state === null) readText(file)
      const steps = reportedSteps(resolve(file), state)
      const others = openRunsOf(file).filter(({ run }) => run !== state?.run)
      const seen = { file, state, steps, damaged: record?.damaged ?? 0, others: others.map(each => each.state) }
      process.stdout.write(args.flag('json') ? `${JSON.stringify(statusJson(seen))}\n` : statusText(seen))
      return exitCodeOf(steps)
    })
  },
}

/** A step that failed and was then written anew is another step: the old one is history. */
const exitCodeOf = (steps: readonly ReportedStep[]): ExitCode =>
  presentSteps(steps).some(step => ['failed', 'timed-out', 'unknown', 'refused'].includes(standing(step))) ? 1 : 0

interface Seen {
  readonly file: string
  readonly state: RunState | null
  readonly steps: readonly ReportedStep[]
  /** Lines of the record that cannot be read. */
  readonly damaged: number
  /** The document's other open runs. */
  readonly others: readonly RunState[]
}

const statusJson = ({ file, state, steps, damaged, others }: Seen) => ({
  file,
  run: state?.run ?? null,
  open: state?.open ?? false,
  practice: state?.practice ?? false,
  startedAt: state?.startedAt ?? null,
  outcome: state?.outcome ?? null,
  ...(state?.inside === undefined ? {} : { inside: state.inside }),
  ...(damaged === 0 ? {} : { damaged }),
  ...(others.length === 0
    ? {}
    : { others: others.map(({ run, practice, startedAt }) => ({ run, practice, startedAt })) }),
  done: presentSteps(steps).filter(isBehind).length,
  total: presentSteps(steps).length,
  steps: steps.map(step => ({
    id: step.id,
    kind: step.kind,
    title: step.title,
    line: step.line,
    standing: standing(step),
    outcome: step.state?.outcome ?? null,
    by: step.state?.by ?? null,
    why: step.state?.why ?? null,
    ms: step.state?.ms ?? null,
    commands: step.state?.commands ?? {},
    ...(step.changed === null
      ? {}
      : { changed: { was: step.changed.was, what: step.changed.what, outcome: step.changed.before.outcome } }),
    ...(step.state?.hosts === undefined ? {} : { hosts: step.state.hosts }),
    ...(step.state?.lines === undefined ? {} : { lines: step.state.lines.lines }),
  })),
})

function statusText({ file, state, steps, damaged, others }: Seen): string {
  if (state === null) return `${file}: never run, ${count(steps.length)}\n`
  const present = presentSteps(steps)
  const where = insideInWords(state)
  const head = `${file}: run ${state.run}${state.practice ? ' (practice)' : ''}, ${state.open ? 'open' : 'closed'}${where === '' ? '' : `, ${where}`}, begun ${state.startedAt}, ${present.filter(isBehind).length} of ${present.length}`
  const lines = steps.flatMap(step => {
    const ms = step.state?.ms ?? null
    // Of what was settled by hand, or lost, nobody knows how long it took.
    const notes = [
      ms === 0 ? '' : spokenDuration(ms),
      step.state?.by === 'operator' ? 'by hand' : '',
      step.state?.why ?? '',
      changeOf(step),
    ]
    return [
      `  ${standing(step).padEnd(9)} [${step.id}] ${step.title}${notes.some(Boolean) ? `  (${notes.filter(Boolean).join(', ')})` : ''}`,
      ...hostLines(step),
      ...settledWords((step.changed?.before ?? step.state)?.lines?.lines ?? []).map(words => `    ${words}`),
    ]
  })
  const notes = [
    ...(damaged === 0 ? [] : [`  ${damaged} line${damaged === 1 ? '' : 's'} of the record cannot be read`]),
    ...others.map(each => `  also open: run ${each.run}${each.practice ? ' (practice)' : ''}, begun ${each.startedAt}`),
  ]
  return `${[head, ...lines, ...notes].map(shownLine).join('\n')}\n`
}

/** How a step stands on each of its hosts, a line for each. */
const hostLines = ({ state }: ReportedStep): readonly string[] =>
  Object.entries(state?.hosts ?? {}).map(([target, host]) => {
    const notes = [host.ms === 0 ? '' : spokenDuration(host.ms), host.why ?? ''].filter(Boolean).join(', ')
    return `    ${standingOf(host).padEnd(9)} on ${target}${notes === '' ? '' : `  (${notes})`}`
  })

const count = (steps: number): string => `${steps} step${steps === 1 ? '' : 's'}`

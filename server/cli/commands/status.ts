import { resolve } from 'node:path'
import { spokenDuration } from '../../run/duration.ts'
import { insideInWords } from '../../run/inside.ts'
import type { RunState } from '../../run/state.ts'
import type { CliCommand, ExitCode } from '../command.ts'
import { eachFile } from '../each-file.ts'
import { readText } from '../read-document.ts'
import { latestRunOf, openRuns } from '../recorded-runs.ts'
import { shownLine } from '../shown-text.ts'
import { isBehind, presentSteps, type ReportedStep, reportedSteps, standing } from '../run-steps.ts'

/** `runbook status`: where the run of each document stands. */
export const status: CliCommand = {
  name: 'status',
  usage: '[FILE…] [--json]',
  summary: "Say where each document's run stands.",
  help: `Without a FILE, every open run of the workspace: the nearest folder upwards with
.git or .vscode. Each step is shown with its outcome: passed, failed, timed-out,
canceled, skipped or unknown (it was running when contact was lost, and is never
run again by itself), or as running, waiting, asking, refused or open.

Options:
  --json  one JSON object per FILE and line
`,
  fails: 'a step has failed, was refused or is unknown',
  options: { json: { type: 'boolean' } },
  takes: { min: 0, max: Infinity },
  run(args) {
    const { positionals } = args
    const files = positionals.length > 0 ? positionals : openRuns().map(({ state }) => state.file)
    if (files.length === 0 && !args.flag('json')) process.stdout.write('no open runs in this workspace\n')
    return eachFile(files, file => {
      const state = latestRunOf(file)?.state ?? null
      // A document that is gone still has its record; one that never was is a mistake.
      if (state === null) readText(file)
      const steps = reportedSteps(resolve(file), state)
      process.stdout.write(
        args.flag('json') ? `${JSON.stringify(statusJson(file, state, steps))}\n` : statusText(file, state, steps),
      )
      return exitCodeOf(steps)
    })
  },
}

/** A step that failed and was then written anew is another step: the old one is history. */
const exitCodeOf = (steps: readonly ReportedStep[]): ExitCode =>
  presentSteps(steps).some(step => ['failed', 'timed-out', 'unknown', 'refused'].includes(standing(step))) ? 1 : 0

const statusJson = (file: string, state: RunState | null, steps: readonly ReportedStep[]) => ({
  file,
  run: state?.run ?? null,
  open: state?.open ?? false,
  practice: state?.practice ?? false,
  startedAt: state?.startedAt ?? null,
  outcome: state?.outcome ?? null,
  ...(state?.inside === undefined ? {} : { inside: state.inside }),
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
    ...(step.state?.hosts === undefined ? {} : { hosts: step.state.hosts }),
  })),
})

function statusText(file: string, state: RunState | null, steps: readonly ReportedStep[]): string {
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
    ]
    return [
      `  ${standing(step).padEnd(9)} [${step.id}] ${step.title}${notes.some(Boolean) ? `  (${notes.filter(Boolean).join(', ')})` : ''}`,
      ...hostLines(step),
    ]
  })
  return `${[head, ...lines].map(shownLine).join('\n')}\n`
}

/** How a step stands on each of its hosts, a line for each. */
const hostLines = ({ state }: ReportedStep): readonly string[] =>
  Object.entries(state?.hosts ?? {}).map(([target, { phase, outcome, ms, why }]) => {
    const notes = [ms === null || ms === 0 ? '' : spokenDuration(ms), why ?? ''].filter(Boolean).join(', ')
    const stands = phase === 'open' ? 'not begun' : phase === 'finished' ? (outcome ?? 'unknown') : phase
    return `    ${stands.padEnd(9)} on ${target}${notes === '' ? '' : `  (${notes})`}`
  })

const count = (steps: number): string => `${steps} step${steps === 1 ? '' : 's'}`

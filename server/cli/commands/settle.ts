import { resolve } from 'node:path'
import type { Settlement } from '../../run/runner/wire.ts'
import { type Arguments, type CliCommand, type ExitCode, failure, UsageError } from '../command.ts'
import { latestRunOf, openRuns, readAsInRun } from '../recorded-runs.ts'
import { runnerOf } from '../runner.ts'
import { runMeant } from '../which-run.ts'

/** `runbook done|skip|failed STEP`: settles a step by hand. */
const settling = (as: Settlement, summary: string, about: string): CliCommand => ({
  name: as,
  usage: 'STEP [--why TEXT] [--file FILE] [--run RUN] [--practice]',
  summary,
  help: `STEP is a step's id, as \`runbook steps\` and \`runbook status\` show it. ${about}

Options:
  --why TEXT   the reason, kept in the record
  --file FILE  the document; without it the one document that has the step and
               an open run in the workspace of the current folder
  --run RUN    the run, where the document has several: else the newest open one
  --practice   where the document has no open run, open one in practice
`,
  fails: 'the record cannot be written, or a step of the document is running',
  options: {
    why: { type: 'string' },
    file: { type: 'string' },
    run: { type: 'string' },
    practice: { type: 'boolean' },
  },
  takes: { min: 1, max: 1 },
  async run(args): Promise<ExitCode> {
    const [step = ''] = args.positionals
    const file = resolve(fileOf(args, step))
    const run = runMeant(args, file)
    const { steps, markup } = readAsInRun(file, run)
    if (!steps.some(({ id }) => id === step)) {
      throw new UsageError(`expected a step of ${file}, found ${step}; \`runbook steps\` lists them`)
    }
    const state = latestRunOf(file, run)?.state
    const line = await runnerOf(file)
    const connection = run === undefined ? line : line.ofRun(run)
    try {
      const practice = state?.open === true ? state.practice : args.flag('practice')
      await connection.settle({ file, step, as, why: args.text('why'), practice, markup })
      process.stdout.write(`[${step}] ${as}\n`)
      return 0
    } catch (error) {
      throw failure(error)
    } finally {
      connection.close()
    }
  },
})

/** The document that is meant: the one named, else the only one with an open run here that has the step. */
function fileOf(args: Arguments, step: string): string {
  const named = args.text('file')
  if (named !== null) return named
  const files = openRuns()
    .map(({ state }) => state.file)
    .filter(file => hasStep(file, step))
  const [only] = files
  if (only === undefined)
    throw new UsageError(
      `expected a step of an open run in this workspace, found ${step}; name its document with --file`,
    )
  if (files.length > 1)
    throw new UsageError(`expected one document with step ${step}, found ${files.length}; name one with --file`)
  return only
}

function hasStep(file: string, step: string): boolean {
  try {
    return readAsInRun(file).steps.some(({ id }) => id === step)
  } catch {
    // Gone, or no text any more: it is not the one that is meant.
    return false
  }
}

export const done = settling(
  'done',
  'Mark a step as done by hand.',
  'It counts\nas passed, and the run goes on behind it.',
)
export const skip = settling('skip', 'Mark a step as not needed this time.', 'The run\ngoes on behind it.')
export const failed = settling('failed', 'Mark a step as failed.', 'It is the\nnext one to run again.')

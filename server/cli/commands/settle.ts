import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Settlement } from '../../run/runner/wire.ts'
import { type Arguments, type CliCommand, type ExitCode, UsageError } from '../command.ts'
import { readDocument } from '../read-document.ts'
import { latestRunOf, openRuns } from '../recorded-runs.ts'
import { runnerOf } from '../runner.ts'

/** `runbook done|skip|failed STEP`: settles a step by hand. */
const settling = (as: Settlement, summary: string): CliCommand => ({
  name: as,
  usage: 'STEP [--why TEXT] [--file FILE]',
  summary,
  help: `  --why TEXT        the reason, kept in the record
  --file FILE       the document; else the one with an open run in this workspace that has the step
  --practice        settle it in a practice run, when the document has no open run`,
  options: { why: { type: 'string' }, file: { type: 'string' }, practice: { type: 'boolean' } },
  takes: { min: 1, max: 1 },
  async run(args): Promise<ExitCode> {
    const [step = ''] = args.positionals
    const file = resolve(fileOf(args, step))
    if (!readDocument(file).steps.some(({ id }) => id === step)) {
      throw new UsageError(`expected a step of ${file}, found ${step}; \`runbook steps\` lists them`)
    }
    const state = latestRunOf(file)?.state
    const connection = await runnerOf(file)
    try {
      const practice = state?.open === true ? state.practice : args.flag('practice')
      await connection.settle({ file, step, as, why: args.text('why'), practice })
      process.stdout.write(`[${step}] ${as}\n`)
      return 0
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
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
    .filter(file => existsSync(file) && readDocument(file).steps.some(({ id }) => id === step))
  const [only] = files
  if (only === undefined)
    throw new UsageError(
      `expected a step of an open run in this workspace, found ${step}; name its document with --file`,
    )
  if (files.length > 1)
    throw new UsageError(`expected one document with step ${step}, found ${files.length}; name one with --file`)
  return only
}

export const done = settling('done', 'Marks a step as done by hand.')
export const skip = settling('skip', 'Marks a step as not needed this time.')
export const failed = settling('failed', 'Marks a step as failed.')

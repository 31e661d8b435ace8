import type { RunnerConnection } from '../../run/runner/connect.ts'
import type { RunRequest } from '../../run/runner/wire.ts'
import { type CliCommand, type ExitCode, UsageError } from '../command.ts'
import { followRun } from '../follow-run.ts'
import { readDocument } from '../read-document.ts'
import { jsonPrinter, textPrinter } from '../run-printer.ts'
import { requestOf } from '../run-request.ts'
import { runnerOf } from '../runner.ts'

/** `runbook run`: runs steps of a document in its open run, or in a new one. */
export const run: CliCommand = {
  name: 'run',
  usage: 'FILE [--step ID]… [--from ID] [--all] [options]',
  summary: "Runs a document's next step, or the steps that are named.",
  help: `  --step ID           run this step; may be given more than once
  --from ID           run from this step on
  --all               run every step that is still to be run
  --set NAME=VALUE    the value of a placeholder, remembered for the run
  --host NAME=TARGET  where a host is reached; \`local\` is this machine
  --practice          stand-ins that only say what they would do; every host is this machine
  --dry-run           say what would run where, and run nothing
  --json              one event a line

  A run stops at a failure, a manual step, an alternative that nobody has chosen and a host that is not mapped.
  Ctrl-C cancels the step that runs.`,
  options: {
    step: { type: 'string', multiple: true },
    from: { type: 'string' },
    all: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    practice: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: { min: 1, max: 1 },
  async run(args) {
    const [file = ''] = args.positionals
    if (file === '-') throw new UsageError('expected a file, found standard input; a run belongs to a document')
    const runbook = readDocument(file)
    const request = requestOf(args, file, runbook)
    const connection = await runnerOf(request.file)
    if (args.flag('dry-run')) return dryRun(connection, request, args.flag('json'))
    return followRun(connection, request, runbook, args.flag('json') ? jsonPrinter() : textPrinter(runbook))
  },
}

async function dryRun(connection: RunnerConnection, request: RunRequest, json: boolean): Promise<ExitCode> {
  try {
    const plan = await connection.plan(request)
    for (const { step, title, target, commands, refusal } of plan) {
      if (json) process.stdout.write(`${JSON.stringify({ event: 'step.planned', step, target, commands, refusal })}\n`)
      else {
        process.stdout.write(
          `[${step}] ${title} (${refusal === null ? `on ${target}` : `refused: ${refusal.message}`})\n`,
        )
        for (const command of commands) process.stdout.write(`    $ ${command.replaceAll('\n', '\n      ')}\n`)
      }
    }
    return plan.some(({ refusal }) => refusal !== null) ? 1 : 0
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  } finally {
    connection.close()
  }
}

import type { RunnerConnection } from '../../run/runner/connect.ts'
import type { RunRequest } from '../../run/runner/wire.ts'
import { type CliCommand, type ExitCode, failure, UsageError } from '../command.ts'
import { followRun } from '../follow-run.ts'
import { planJson, planText } from '../plan-printer.ts'
import { isStream } from '../read-document.ts'
import { readAsInRun } from '../recorded-runs.ts'
import { jsonPrinter, textPrinter } from '../run-printer.ts'
import { requestOf } from '../run-request.ts'
import { runnerOf } from '../runner.ts'
import { runMeant } from '../which-run.ts'

/** What `run` and `resume` have in common to say. */
export const runHelp = `Steps:
  --step ID           run this step; may be given more than once
  --from ID           run from this step on
  --all               run every step that is still to be run

Options:
  --set NAME=VALUE    the value of a placeholder, remembered for the run
  --host NAME=TARGET  where a host is reached: local, ssh:ALIAS, docker:NAME,
                      podman:NAME or kubectl:[NAMESPACE/]POD[/CONTAINER];
                      a name of several machines has several, with commas
                      between them: --host nodes=ssh:n1,ssh:n2
  --side-by-side [N]  a step for several hosts runs on N of them (10) at a
                      time, not on one after the other
  --may-fail N        it may fail on so many (0) before it is begun on no other
  --failed-hosts      run it only on those where it has not passed yet
  --become [TARGET=]WAY
                      how to become root for commands behind \`#\`: sudo or su;
                      asked for once where somebody is there to answer
  --unread WHAT       what to do with lines in doubt, which may be commands or
                      output: run, output or leave (out). Without it, a
                      terminal asks line by line; answers hold for the run
  --yes               run steps without asking that their author wants confirmed
  --practice          run stand-ins that only say what they would do; every host
                      is this machine, and the practice run is a run of its own
  --journal PLACE     where a run that begins is recorded: state (as usual), or
                      workspace, in its folder .runbook, which git leaves alone
  --output-limit MB   how much of each command's output is kept (256)
  --reboot-limit MIN  how many minutes a machine that a step reboots is waited
                      for (30); a step's own timeout stands above it
  --dry-run           say what would run where, and run nothing
  --json              one event a line; run.finished is always the last one

The steps of a run share one living shell on each target. The run stops at a
failure, a step to be done by hand, an alternative that nobody has chosen and a
host that is not mapped, and never enters a rollback section unasked. Hosts are
looked up in the file runbook.targets of the workspace, too (db1 = ssh:db1).

The shell lives in a process of its own: closing the terminal ends no step.
While steps of the document run, \`run\` and \`run --all\` follow them to their
end and run nothing more. Ctrl-C cancels the step that runs, whoever started it;
a second one ends it, a third kills it. Where standard input is no terminal a
step that waits for input gets end of file, and one whose value nobody has
given is refused. So is a step with lines in doubt without --unread, and one
that its author wants confirmed without --yes.`

/** `runbook run`: runs steps of a document in its open run, or in a new one. */
export const run: CliCommand = {
  name: 'run',
  usage: 'FILE [--step ID]… [--from ID] [--all] [OPTION]…',
  summary: "Run a document's next step, or the steps that are named.",
  help: `FILE's open run goes on, or a new one is opened. Without --step, --from or --all
the next step runs: the first that has not passed, or been done or skipped by
hand. \`runbook steps FILE\` shows the ids.

${runHelp}

Runs:
  --new               open another run beside the open one, with its own shells
  --run RUN           go on with this open run; else it is the newest of FILE's

Examples:
  runbook run upgrade.rst
  runbook run upgrade.rst --all --set VERSION_OLD=0.15 --host db1=local
  runbook run upgrade.rst --all --practice
`,
  fails: 'a step failed, was refused or canceled, or is unknown; nothing could run',
  options: {
    step: { type: 'string', multiple: true },
    from: { type: 'string' },
    all: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    'side-by-side': { type: 'string' },
    'may-fail': { type: 'string' },
    'failed-hosts': { type: 'boolean' },
    become: { type: 'string', multiple: true },
    run: { type: 'string' },
    new: { type: 'boolean' },
    journal: { type: 'string' },
    'output-limit': { type: 'string' },
    'reboot-limit': { type: 'string' },
    unread: { type: 'string' },
    yes: { type: 'boolean' },
    practice: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  implied: { 'side-by-side': '10' },
  takes: { min: 1, max: 1 },
  async run(args) {
    const [file = ''] = args.positionals
    if (file === '-') throw new UsageError('expected a file, found standard input; a run belongs to a document')
    if (isStream(file))
      throw new UsageError(`${file}: expected a file, found a pipe or a device; a run belongs to a document`)
    const meant = runMeant(args, file)
    const runbook = readAsInRun(file, meant)
    const request = requestOf(args, file, runbook, meant)
    const line = await runnerOf(request.file)
    const connection = meant === undefined ? line : line.ofRun(meant)
    if (args.flag('dry-run')) return dryRun(connection, request, args.flag('json'))
    const json = args.flag('json')
    const asksAboutLines = !json && request.interactive && process.stdout.isTTY
    return followRun(connection, { request, asksAboutLines }, runbook, json ? jsonPrinter() : textPrinter(runbook))
  },
}

async function dryRun(connection: RunnerConnection, request: RunRequest, json: boolean): Promise<ExitCode> {
  try {
    const plan = await connection.plan(request)
    process.stdout.write((json ? planJson : planText)(plan))
    return plan.some(({ refusal }) => refusal !== null) ? 1 : 0
  } catch (error) {
    throw failure(error)
  } finally {
    connection.close()
  }
}

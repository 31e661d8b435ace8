import { dirname } from 'node:path'
import { journalFolder } from '../../run/journal/location.ts'
import { workspaceOf } from '../../run/workspace.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { runNamed } from '../recorded-runs.ts'
import { run, runHelp } from './run.ts'

/** The run is named by itself. */
const { new: _new, run: _run, ...resumeOptions } = run.options

/** `runbook resume`: goes on with an open run, wherever its document is. */
export const resume: CliCommand = {
  ...run,
  name: 'resume',
  options: resumeOptions,
  usage: 'RUN [--step ID]… [--from ID] [--all] [OPTION]…',
  summary: 'Go on with an open run, or follow what it runs.',
  help: `RUN is a run's name, or how it begins; \`runbook status\` tells it. The run may be
of any workspace. Without --step, --from or --all its next step runs.

${runHelp}

Examples:
  runbook resume 01J9Z3
  runbook resume 01J9Z3 --all
`,
  run(args) {
    const [name = ''] = args.positionals
    const { run: found, state, folder } = runNamed(name)
    if (!state.open)
      throw new UsageError(
        `expected an open run, found that ${found} is closed; \`runbook run ${state.file}\` begins a new one`,
      )
    if (dirname(folder) !== journalFolder(workspaceOf(state.file), process.env))
      throw new UsageError(
        `the workspace of ${state.file} is another now than that of run ${found}: a .git or .vscode folder came or went`,
      )
    return run.run({
      ...args,
      positionals: [state.file],
      text: option => (option === 'run' ? found : args.text(option)),
      flag: option => args.flag(option) || (option === 'practice' && state.practice),
    })
  },
}

import { type CliCommand, UsageError } from '../command.ts'
import { runNamed } from '../recorded-runs.ts'
import { run } from './run.ts'

/** `runbook resume`: goes on with an open run, wherever its document is. */
export const resume: CliCommand = {
  ...run,
  name: 'resume',
  usage: 'RUN [--step ID]… [--from ID] [--all] [options]',
  summary: 'Goes on with an open run: its next step, or the steps that are named.',
  help: `RUN is the run's name or how it begins; \`runbook status\` tells it.\n\n${run.help}`,
  run(args) {
    const [name = ''] = args.positionals
    const { run: found, state } = runNamed(name)
    if (!state.open)
      throw new UsageError(
        `expected an open run, found that ${found} is closed; \`runbook run ${state.file}\` begins a new one`,
      )
    return run.run({
      ...args,
      positionals: [state.file],
      flag: option => args.flag(option) || (option === 'practice' && state.practice),
    })
  },
}

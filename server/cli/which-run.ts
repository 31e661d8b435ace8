import { isRunName, newRunName } from '../run/run-name.ts'
import { pathOf } from '../run/workspace.ts'
import { type Arguments, UsageError } from './command.ts'
import { openRunsOf, runNamed } from './recorded-runs.ts'

/**
 * The name of the run that a command line means by `--run` or `--new`; without them that of the newest open one when the
 * document has several, else none: the runner knows which. Throws {@link UsageError} for one that is not this document's,
 * or closed.
 */
export function runMeant(args: Arguments, file: string): string | undefined {
  const named = args.text('run')
  if (named !== null && args.flag('new')) throw new UsageError('expected one of --run and --new, found both')
  if (args.flag('new')) return newRunName(openRunsOf(file)[0]?.run)
  if (named === null) {
    const practice = args.flag('practice')
    const [newest, ...others] = openRunsOf(file).filter(({ state }) => state.practice === practice)
    return others.length === 0 ? undefined : newest?.run
  }
  const { run, state } = runNamed(named)
  if (state.file !== pathOf(file))
    throw new UsageError(`expected a run of ${file}, found that ${run} is of ${state.file}`)
  if (!state.open) throw new UsageError(`expected an open run, found that ${run} is closed`)
  if (!isRunName(run)) throw new UsageError(`expected a run of yours, found the record ${run}`)
  return run
}

import type { ShellProcesses } from '../../session/shell-processes.ts'
import type { StepEnd } from './work.ts'

/** What heeds a hang-up has ended after this time (ms); it is looked for so often. */
const patience = 2000
const pause = 200

/**
 * How a step ends whose command was hung up on, for its processes are another user's: as it was told to when they have all
 * gone, else nobody knows, for they run on.
 */
export async function endOfHungUp(
  shell: ShellProcesses,
  processes: readonly number[],
  told: 'canceled' | 'timed-out',
): Promise<StepEnd> {
  let left = await shell.running(processes)
  for (let waited = 0; left.length > 0 && waited < patience; waited += pause) {
    await new Promise(resolve => setTimeout(resolve, pause))
    left = await shell.running(processes)
  }
  if (left.length === 0) return { outcome: told, why: null }
  const why = `${left.join(', ')} ${left.length === 1 ? 'runs' : 'run'} on as another user, and heeded neither Ctrl-C nor the end of the terminal: only that user, or root, can end it`
  return { outcome: 'unknown', why }
}

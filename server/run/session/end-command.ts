import type { Current } from './command.ts'
import type { Shell } from './shell.ts'
import { hangUp } from './terminal.ts'

/** What was told to end by somebody who may tell it ends within this time (ms). */
const grace = 500
/** A shell that has been hung up on goes within this time (ms), or is given up. */
const patience = 2000

/**
 * Ends what a command runs, the second time by TERM, then by KILL. What another user runs (root, by sudo) is sent neither by
 * us: when it goes on its terminal is hung up, of which the kernel tells whoever is on it, and the shell is lost with it.
 *
 * @param runs Whether the command still does.
 * @param lose Gives up the shell.
 */
export async function endCommand(
  shell: Shell,
  current: Current,
  insistence: number,
  runs: () => boolean,
  lose: () => void,
): Promise<void> {
  const refused = await shell.processes.signal('command', insistence === 2 ? 'SIGTERM' : 'SIGKILL')
  if (refused.length === 0) return
  // sudo hands on what it is told itself.
  await new Promise(resolve => setTimeout(resolve, grace))
  if (!runs() || current.hungUpOn !== undefined) return
  current.hungUpOn = refused
  await shell.hangUp?.()
  hangUp(shell.terminal)
  setTimeout(() => runs() && lose(), patience)
}

import type { CommandEnd, Current } from './command.ts'
import type { Shell } from './shell.ts'
import { signalOfStatus } from './signal-name.ts'
import type { TerminalExit } from './terminal.ts'

/** How the command in a shell ended that has ended itself, but for its duration. */
export type ShellEnd = Omit<CommandEnd, 'ms'>

/** Nobody knows how it ended. */
export const unknownEnd: ShellEnd = { status: null, signal: null, cwd: null, shell: 'died' }

/** How a command ended in a shell that lives on, as that says; a program that is no shell does not always know. */
export function endAlive(said: string, cwd: string): ShellEnd {
  const status = /^\d+$/.test(said) ? Number(said) : null
  return { status, signal: signalOfStatus(status), cwd: cwd === '' ? null : cwd, shell: 'alive' }
}

/** As {@link shellEnd}; nobody knows of a shell elsewhere whose terminal went without its last word. */
export function endOfShell(
  { carried, tells }: Pick<Shell, 'carried' | 'tells'>,
  exit: TerminalExit,
  leaving: Current['leaving'],
): ShellEnd {
  const told = exit.signal === 0 && tells?.(exit.status) === true
  const isLost = (carried || exit.lost === true) && leaving === null && !told
  return isLost ? unknownEnd : shellEnd(exit, leaving)
}

/** What the end of a shell's terminal, and the last word of the shell before, tell of the command that ran in it. */
function shellEnd({ status, signal }: TerminalExit, leaving: Current['leaving']): ShellEnd {
  // A status of 0 says nothing when a signal ended the shell.
  if (signal !== 0) {
    const killed = 128 + signal
    return { status: killed, signal: signalOfStatus(killed), cwd: leaving?.cwd ?? null, shell: 'died' }
  }
  return leaving === null
    ? { status, signal: signalOfStatus(status), cwd: null, shell: 'died' }
    : { status: leaving.status, signal: signalOfStatus(leaving.status), cwd: leaving.cwd, shell: 'left' }
}

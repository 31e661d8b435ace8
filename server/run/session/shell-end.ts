import type { CommandEnd, Current } from './command.ts'
import { signalOfStatus } from './signal-name.ts'
import type { TerminalExit } from './terminal.ts'

/** How the command in a shell ended that has ended itself, but for its duration. */
export type ShellEnd = Omit<CommandEnd, 'ms'>

/** Nobody knows how it ended. */
export const unknownEnd: ShellEnd = { status: null, signal: null, cwd: null, shell: 'died' }

/** What the end of a shell's terminal, and the last word of the shell before, tell of the command that ran in it. */
export function shellEnd({ status, signal }: TerminalExit, leaving: Current['leaving']): ShellEnd {
  // A status of 0 says nothing when a signal ended the shell.
  if (signal !== 0) {
    const killed = 128 + signal
    return { status: killed, signal: signalOfStatus(killed), cwd: leaving?.cwd ?? null, shell: 'died' }
  }
  return leaving === null
    ? { status, signal: signalOfStatus(status), cwd: null, shell: 'died' }
    : { status: leaving.status, signal: signalOfStatus(leaving.status), cwd: leaving.cwd, shell: 'left' }
}

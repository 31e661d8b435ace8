import { type ForegroundProgram, foregroundPrograms } from './foreground-programs.ts'
import { foregroundGroup, hasHeard, sendSignal } from './foreground.ts'
import { whatIsWaitedFor, type Waiting } from './input-watch.ts'

/** What can be known of a living shell's processes, and done to them, past its terminal. */
export interface ShellProcesses {
  /** What the program in the foreground waits for; null when nobody can tell. */
  waitsFor(): Promise<Waiting>
  /** Signals the shell, or the programs in the foreground of its terminal (itself when it is the shell that runs). */
  signal(whom: 'shell' | 'foreground', name: NodeJS.Signals): void
  /** Remembers what runs now; what it answers tells later whether that has heard a Ctrl-C (true when nobody can tell). */
  beforeInterrupt(): () => boolean
  /** The programs in the foreground; left out, or null, where they cannot be seen. */
  programs?(): readonly ForegroundProgram[] | null
}

/** Of a shell on this machine, as /proc tells it. */
export const localProcesses = (shell: number): ShellProcesses => ({
  waitsFor: () => whatIsWaitedFor(shell),
  signal: (whom, name) => {
    const group = whom === 'shell' ? null : foregroundGroup(shell)
    sendSignal(group === null ? shell : -group, name)
  },
  beforeInterrupt: () => {
    const before = foregroundGroup(shell)
    return () => hasHeard(shell, before)
  },
  programs: () => foregroundPrograms(shell),
})

/** Of what is known only as a program on the terminal of the shell around it: by itself only keys reach it. */
export const processesWithin = (outer: ShellProcesses): ShellProcesses => ({
  ...outer,
  signal: (whom, name) => {
    if (whom === 'foreground') outer.signal(whom, name)
  },
  beforeInterrupt: () => () => true,
})

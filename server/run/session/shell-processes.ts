import { type ForegroundProgram, foregroundPrograms } from './foreground-programs.ts'
import { foregroundGroup, hasHeard, processesOfCommand, sendSignal } from './foreground.ts'
import { commandOf, whatIsWaitedFor, type Waiting } from './input-watch.ts'
import { childrenOf, isRunning } from './process-tree.ts'

/** What can be known of a living shell's processes, and done to them, past its terminal. */
export interface ShellProcesses {
  /** What the program in the foreground waits for; undefined when nobody can tell. */
  waitsFor(): Promise<Waiting | undefined>
  /** A command begins: what runs now is none of its. */
  begins(): void
  /**
   * Signals the shell, or what its command has started (itself when it is the shell that runs). Answers which processes
   * may not be signalled, for they are another user's.
   */
  signal(whom: 'shell' | 'command', name: NodeJS.Signals): Promise<readonly number[]>
  /** Those of some processes that still run, as a person names them: `sleep (process 123)`. */
  running(processes: readonly number[]): Promise<readonly string[]>
  /**
   * Remembers what runs now. What it answers is asked a while after Ctrl-C: it sends SIGINT to the shell, too, and
   * tells whether what runs has heard (true when nobody can tell).
   */
  beforeInterrupt(): () => Promise<boolean>
  /** The programs in the foreground; left out, or null, where they cannot be seen. */
  programs?(): readonly ForegroundProgram[] | null
}

/** Of a shell on this machine, as /proc tells it. */
export function localProcesses(shell: number): ShellProcesses {
  let earlier: readonly number[] = []
  return {
    waitsFor: () => whatIsWaitedFor(shell),
    begins: () => {
      earlier = childrenOf(shell)
    },
    signal: (whom, name) => {
      if (whom === 'shell') return Promise.resolve(sendSignal(shell, name) ? [] : [shell])
      const started = processesOfCommand(shell, earlier)
      const group = foregroundGroup(shell)
      if (started.length === 0) sendSignal(group === null ? shell : -group, name)
      const refused = started.filter(pid => !sendSignal(pid, name))
      // One that is stopped hears nothing but KILL.
      if (name !== 'SIGKILL') for (const pid of started) sendSignal(pid, 'SIGCONT')
      return Promise.resolve(refused)
    },
    running: processes => Promise.resolve(processes.filter(isRunning).map(pid => `${commandOf(pid)} (process ${pid})`)),
    beforeInterrupt: () => {
      const before = foregroundGroup(shell)
      return () => {
        sendSignal(shell, 'SIGINT')
        return Promise.resolve(hasHeard(shell, before))
      }
    },
    programs: () => foregroundPrograms(shell),
  }
}

/** Of what is known only as a program on the terminal of the shell around it: by itself only keys reach it. */
export const processesWithin = (outer: ShellProcesses): ShellProcesses => ({
  ...outer,
  begins: () => undefined,
  signal: (whom, name) => {
    return whom === 'command' ? outer.signal(whom, name) : Promise.resolve([])
  },
  beforeInterrupt: () => () => Promise.resolve(true),
})

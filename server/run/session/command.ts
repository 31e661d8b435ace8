import type { Waiting } from './input-watch.ts'
import type { WaitingWatch } from './waiting-watch.ts'

/** What becomes of a command while it runs. */
export interface CommandWatcher {
  output(data: Buffer): void
  /** It waits for the operator, or (null) no longer does. */
  waiting(waiting: Waiting): void
  /**
   * Of a command that opens a shell: asked whenever it has been silent for a while, whether the terminal is that shell's
   * by now. Then the command is not looked at further: it waits for nobody.
   */
  carries?(): Promise<boolean>
}

/** How a command ended. */
export interface CommandEnd {
  /** 0 to 255; null when nobody knows. */
  readonly status: number | null
  readonly signal: string | null
  readonly cwd: string | null
  readonly ms: number
  /** Processes of another user that only a hang-up could be tried on, which took the shell; none when it was not. */
  readonly hungUpOn?: readonly number[]
  /** The shell is gone: the command left it by `exit`, or it died (killed, replaced by `exec`, lost). */
  readonly shell: 'alive' | 'left' | 'died'
}

/** The command that a session runs. */
export interface Current {
  readonly id: number
  readonly watcher: CommandWatcher
  readonly endOfInput: boolean
  readonly settle: (end: CommandEnd) => void
  /** When it began; 0 before. */
  started: number
  /** Between its markers. */
  begun: boolean
  /** Nothing has come from it yet. */
  silent: boolean
  /** What the shell said when it left. */
  leaving: { readonly status: number; readonly cwd: string } | null
  /** What comes now is no output of its any more. */
  over: boolean
  /** Until it has begun. */
  timer: NodeJS.Timeout
  readonly watch: WaitingWatch
  /** What it runs is stopped, and the shell is back at its prompt. */
  held: boolean
  /** Ends of input that were sent because nobody is there to answer. */
  hints: number
  /** How insistently it was told to end when it was stopped; 0 when it was not. */
  ending: number
  /** How insistently it was interrupted before it began. */
  interrupted: number
  /** Processes that may not be signalled, for whose sake the terminal was hung up. */
  hungUpOn?: readonly number[]
}

/** A command that the shell has not taken up yet. */
export const notBegun = {
  ...{ started: 0, begun: false, silent: true, held: false, leaving: null },
  ...{ hints: 0, interrupted: 0, ending: 0, over: false },
} as const

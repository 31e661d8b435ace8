/** What a session's bash lives on: a pty, or the nearest thing to one. */
export interface Terminal {
  readonly kind: 'pty' | 'script' | 'python' | 'pipes'
  /** What the operator must know about it; null for a pty. */
  readonly note: string | null
  write(data: string): void
  resize(columns: number, rows: number): void
  /** Takes nothing more from it until `resume`: whoever writes on it has to wait then. */
  pause(): void
  resume(): void
  /** Ends the terminal and hangs up on the shell, which may say its last word. */
  kill(): void
  /**
   * Closes the terminal: the kernel hangs up on what runs on it, whoever's it is, and nothing more is heard. Left out where
   * `kill` is as much.
   */
  cut?(): void
  onData(listener: (data: Buffer) => void): void
  /** Told once, when the shell has ended: its exit status, or the number of the signal that ended it. */
  onExit(listener: (exit: TerminalExit) => void): void
}

/** Hangs up on all that runs on a terminal. */
export function hangUp(terminal: Terminal): void {
  if (terminal.cut === undefined) terminal.kill()
  else terminal.cut()
}

/** A way to get a terminal on this machine. */
export interface TerminalMaker {
  readonly kind: Terminal['kind']
  open(options: TerminalOptions): Terminal
}

export interface TerminalExit {
  readonly status: number
  /** 0 when no signal ended it. */
  readonly signal: number
  /** Of a terminal that lives in another one: that is gone, and nobody knows how the shell ended. */
  readonly lost?: boolean
}

export interface TerminalOptions {
  /** Path of bash. */
  readonly program: string
  readonly arguments: readonly string[]
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly columns: number
  readonly rows: number
}

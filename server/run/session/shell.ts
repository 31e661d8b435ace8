import type { Delivery } from './delivery.ts'
import type { MarkerScanner } from './marker-scanner.ts'
import type { ShellProcesses } from './shell-processes.ts'
import type { Keepsake } from './snapshots.ts'
import type { Terminal } from './terminal.ts'

/** A bash that is up and knows the session's functions: all that a session needs to know of where it lives. */
export interface Shell {
  readonly terminal: Terminal
  readonly scanner: MarkerScanner
  /** Its process, where it lives. */
  readonly pid: number
  readonly root: boolean
  /** Which start of its machine it lives in (Linux); empty when nobody can tell. */
  readonly boot: string
  /** It lives elsewhere: when its terminal ends without its last word, contact was lost, and nobody knows what became of it. */
  readonly carried: boolean
  readonly processes: ShellProcesses
  readonly delivery: Delivery
  readonly snapshots: Keepsake
  /** Ends the shell where the end of its terminal here does not: to be called while it lives, before that ends. */
  readonly hangUp?: () => Promise<void>
  /** Once it has gone: takes away what it wrote down. */
  tidy(): Promise<void>
}

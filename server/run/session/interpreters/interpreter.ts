import type { WayIn } from '../way-in.ts'

/** A program, no shell, whose statements can be delivered whole, and which tells when one has ended and how. */
export interface Interpreter extends WayIn {
  /** Finds it among the words of the command that opens it. */
  readonly opener: RegExp
}

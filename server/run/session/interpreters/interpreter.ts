import { leaves } from '../../../runbook/sessions/leaving.ts'
import type { Delivery } from '../delivery.ts'
import type { WayIn } from '../way-in.ts'

/** A program, no shell, whose statements can be delivered whole, and which tells when one has ended and how. */
export interface Interpreter extends WayIn {
  /** Finds it among the words of the command that opens it. */
  readonly opener: RegExp
  /** What statements are shown behind where the document shows no prompt of its own. */
  readonly shownPrompt: string
}

/** The three marks that are set around a statement, each as a marker's inside (see marker-scanner.ts). */
export interface Marks {
  readonly begun: string
  /** It has ended well. The first of the two ends that comes counts. */
  readonly passed: string
  readonly failed: string
}

const marksOf = (nonce: string, id: number): Marks => ({
  begun: `C;${nonce};${id}`,
  passed: `D;${nonce};${id};0;`,
  failed: `D;${nonce};${id};1;`,
})

/** How a program is given its statements. */
interface Speech {
  readonly nonce: string
  /** A line of its language that says a marker. */
  readonly say: (inside: string) => string
  /** The lines that have it run a text as the n-th command, and say how that ended. */
  readonly lines: (marks: Marks, text: string, id: number) => readonly string[]
  /** Lines before what leaves it. */
  readonly beforeLeaving?: readonly string[]
  /** The end of a command is typed ahead: an interrupt takes it away. */
  readonly isTypedAhead?: boolean
}

/** Lines typed one after the other; nothing is written down. What leaves the program is typed as it is. */
export function byLines({ nonce, say, lines, beforeLeaving = [], isTypedAhead = false }: Speech): Delivery {
  const keys = (lines: readonly string[]) => lines.map(line => `${line}\r`).join('')
  const again = (id: number) => keys([say(marksOf(nonce, id).failed)])
  return {
    typed: (id, text) => {
      const marks = marksOf(nonce, id)
      return keys(leaves(text) ? [say(marks.begun), ...beforeLeaving, text.trim()] : lines(marks, text, id))
    },
    ...(isTypedAhead ? { again } : {}),
    // It knows no jobs.
    continued: () => '',
    done: () => undefined,
  }
}

/** The first word of a program that is no shell: it has no process number or user of its own to tell. */
export const ready = (nonce: string): string => `R;${nonce};0;99.0;;`

/** A text in lines of base64 that a terminal passes on whole. */
export const inBase64 = (text: string): readonly string[] =>
  Buffer.from(text)
    .toString('base64')
    .match(/.{1,3000}/g) ?? ['']

import type { Delivery } from '../delivery.ts'
import type { WayIn } from '../way-in.ts'

/** A program, no shell, whose statements can be delivered whole, and which tells when one has ended and how. */
export interface Interpreter extends WayIn {
  /** Finds it among the words of the command that opens it. */
  readonly opener: RegExp
}

/** The three marks that are set around a statement, each as a marker's inside (see marker-scanner.ts). */
export interface Marks {
  readonly begun: string
  /** It has ended well. The first of the two ends that comes counts. */
  readonly passed: string
  readonly failed: string
}

/** The marks of the n-th command. */
export const marksOf = (nonce: string, id: number): Marks => ({
  begun: `C;${nonce};${id}`,
  passed: `D;${nonce};${id};0;`,
  failed: `D;${nonce};${id};1;`,
})

/**
 * Lines typed one after the other; nothing is written down. `again` is the line that tells that the n-th command failed,
 * where its end is typed ahead.
 */
export const byLines = (
  lines: (id: number, text: string) => readonly string[],
  again?: (id: number) => string,
): Delivery => ({
  typed: (id, text) =>
    lines(id, text)
      .map(line => `${line}\r`)
      .join(''),
  ...(again === undefined ? {} : { again: (id: number) => `${again(id)}\r` }),
  done: () => undefined,
})

/** The first word of a program that is no shell: it has no process number or user of its own to tell. */
export const ready = (nonce: string): string => `R;${nonce};0;99.0;;`

/** A text in lines of base64 that a terminal passes on whole. */
export const inBase64 = (text: string): readonly string[] =>
  Buffer.from(text)
    .toString('base64')
    .match(/.{1,3000}/g) ?? ['']

import type { CodeLine } from '../../markup/block.ts'
import { cut, outdent, trimEnd } from '../commands/draft.ts'
import { Account, type Head, type LineReading, type Role } from './account.ts'

/** The reason given for a line that no reader entered. */
const LEFT = 'Nothing says whether this line is typed or shown.'

/**
 * An account in the making: readers enter lines in any order. Lines that are never entered become `unread`, so a reader that
 * forgets a line puts it in doubt instead of losing it.
 */
export class Ledger {
  readonly #lines: readonly CodeLine[]
  readonly #readings: (LineReading | undefined)[]
  readonly #indent: number

  /** `indent` is the common indentation, which is not typed. */
  constructor(lines: readonly CodeLine[], indent: number) {
    this.#lines = lines
    this.#readings = new Array<LineReading | undefined>(lines.length)
    this.#indent = indent
  }

  /** Enters the `length` lines from `index` as one command. `from` is the offset of what is typed in its first line. */
  command(index: number, length: number, head: Head, from?: readonly number[], why: string | null = null): void {
    this.#statement('command', index, length, head, from, why)
  }

  /** Enters the `length` lines from `index` as one statement in doubt. */
  unread(index: number, length: number, head: Head, why: string, from?: readonly number[]): void {
    this.#statement('unread', index, length, head, from, why)
  }

  /** Enters one line that is not typed; a blank line is `blank`, whatever role is given. */
  line(index: number, role: Exclude<Role, 'command' | 'continued' | 'unread'>, why: string | null = null): void {
    const line = this.#lines[index]
    if (line === undefined) return
    const isBlank = line.text.trim() === ''
    this.#readings[index] = { role: isBlank ? 'blank' : role, typed: line, head: null, why: isBlank ? null : why }
  }

  /** Whether the line is entered. */
  has(index: number): boolean {
    return this.#readings[index] !== undefined
  }

  /** The role that a line is entered with; null when it is not entered or does not exist. */
  roleOf(index: number): Role | null {
    return this.#readings[index]?.role ?? null
  }

  done(): Account {
    const shell: Head = { language: 'sh', prompt: null }
    for (const [index, line] of this.#lines.entries()) {
      if (this.#readings[index] !== undefined) continue
      if (line.text.trim() === '') this.line(index, 'blank')
      else this.unread(index, 1, shell, LEFT)
    }
    return new Account(this.#lines, this.#readings as LineReading[])
  }

  #statement(
    role: 'command' | 'unread',
    index: number,
    length: number,
    head: Head,
    from: readonly number[] | undefined,
    why: string | null,
  ): void {
    for (let at = index; at < index + length && at < this.#lines.length; at++) {
      const line = this.#lines[at]
      if (line === undefined) break
      const isFirst = at === index
      const offset = from?.[at - index]
      const whole =
        offset === undefined
          ? outdent(line, isFirst && head.prompt === null ? line.text.length : this.#indent)
          : cut(line, offset)
      // Blanks at the end of a line may be quoted; after a backslash they are a slip that would undo the joint.
      const isLast = at === index + length - 1
      const typed = isLast || /\\\s+$/.test(line.text) ? trimEnd(whole) : whole
      this.#readings[at] = {
        role: isFirst ? role : role === 'unread' ? 'unread' : 'continued',
        typed,
        head: isFirst ? head : null,
        why,
      }
    }
  }
}

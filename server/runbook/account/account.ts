import type { CodeLine } from '../../markup/block.ts'
import type { Language, Prompt } from '../model.ts'

/**
 * What one physical line of a block is to the operator.
 *
 *     # stop the database first        comment
 *     $ tar czf /backup/db.tgz \       command
 *           /var/lib/db                continued
 *     /var/lib/db/base                 output
 *                                      blank
 *     maybe --a command                unread: in doubt; the operator is asked
 *
 * `content` is a line of a file or of data, in a block that is not a transcript.
 */
export type Role = 'command' | 'continued' | 'output' | 'comment' | 'blank' | 'content' | 'unread'

/** How a statement begins: its language and the prompt before it. */
export interface Head {
  readonly language: Language
  readonly prompt: Prompt | null
}

/** What one line of a block is. */
export interface LineReading {
  readonly role: Role
  /** The line without its prompt and the indentation of its block. */
  readonly typed: CodeLine
  /** Set where a statement begins (a `command`, or the first line of an `unread` statement); else null. */
  readonly head: Head | null
  /** One short sentence that says why, unless a prompt or a declared language makes the role plain; never null for `unread`. */
  readonly why: string | null
}

/**
 * What each physical line of a block is, with exactly one reading for each line. Commands are a fold of these readings (see
 * fold.ts), so no line can get lost between the document and what runs.
 */
export class Account {
  readonly lines: readonly CodeLine[]
  readonly readings: readonly LineReading[]

  /** Throws a RangeError when a line has no reading or continues no command: only a bug can do that. */
  constructor(lines: readonly CodeLine[], readings: readonly LineReading[]) {
    if (readings.length !== lines.length)
      throw new RangeError(`expected a reading for each of ${lines.length} lines, found ${readings.length}`)
    for (const [index, { role, head, why }] of readings.entries()) {
      const isBlank = lines[index]?.text.trim() === ''
      if (role === 'blank' && !isBlank) throw new RangeError(`expected a role for line ${index}, found blank`)
      if (role === 'command' && head === null) throw new RangeError(`expected line ${index} to begin a command`)
      if (role === 'unread' && why === null) throw new RangeError(`expected a reason for the doubt in line ${index}`)
      const above = readings[index - 1]?.role
      if (role === 'continued' && above !== 'command' && above !== 'continued')
        throw new RangeError(`expected a command above line ${index}, found ${above ?? 'nothing'}`)
    }
    this.lines = lines
    this.readings = readings
  }

  /** Whether any line has the role. */
  has(role: Role): boolean {
    return this.readings.some(reading => reading.role === role)
  }
}

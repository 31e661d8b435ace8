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
 *     maybe --a command                unread: in doubt, shown and asked, neither run nor passed over
 *
 * `content` is a line of a file or of data, in a block that is no transcript.
 */
export type Role = 'command' | 'continued' | 'output' | 'comment' | 'blank' | 'content' | 'unread'

/** How a statement begins: what it is written in and the prompt before it. */
export interface Head {
  readonly language: Language
  readonly prompt: Prompt | null
}

/** One line of a block, read. */
export interface LineReading {
  readonly role: Role
  /** The line as it is typed or shown, without its prompt and the block's indentation. */
  readonly typed: CodeLine
  /** Of a line that begins a statement (`command`, or the first line of one that is `unread`); else null. */
  readonly head: Head | null
  /** One short sentence, where a prompt or a declared language does not make the role plain; always there for `unread`. */
  readonly why: string | null
}

/**
 * What each physical line of a block is: exactly one reading a line. Commands are a fold of it (see fold.ts), so that no
 * line can get lost between the document and what runs.
 */
export class Account {
  readonly lines: readonly CodeLine[]
  readonly readings: readonly LineReading[]

  /** Throws a RangeError, for only a bug can make an account that leaves out a line or continues no statement. */
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

  /** Whether some line has the role. */
  has(role: Role): boolean {
    return this.readings.some(reading => reading.role === role)
  }
}

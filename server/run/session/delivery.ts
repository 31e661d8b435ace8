import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { whyUnwritable } from '../journal/journal.ts'
import { makeFolder } from '../make-folder.ts'
import { quoted, spare } from './bootstrap.ts'
import { removeFile } from './snapshots.ts'

/** How a command's text comes to the shell, which then takes it up by one short typed line. */
export interface Delivery {
  /** What to type so that the shell takes up `text` as command `id`. `input` is a redirection of its standard input, or empty. */
  typed(id: number, text: string, input: string): string
  /** What to type so that the shell continues the job that command `id` left behind stopped. */
  continued(id: number): string
  /** What to type once command `id` was interrupted, where that takes away what was typed ahead. */
  again?(id: number): string
  /** The command has ended: what was written down of it is taken away. */
  done(id: number): void
}

/** Which shell takes commands up: bash, or a POSIX sh (dash, the ash of BusyBox). */
export type Dialect = 'bash' | 'sh'

/** Through a file of this machine, which the shell sources. */
export class FileDelivery implements Delivery {
  readonly #folder: string
  readonly #dialect: Dialect

  constructor(folder: string, dialect: Dialect) {
    this.#folder = folder
    this.#dialect = dialect
  }

  typed(id: number, text: string, input: string): string {
    const file = this.#file(id)
    const write = () => writeFileSync(file, `${text}\n`, { mode: 0o600 })
    try {
      write()
    } catch {
      try {
        // Whoever tidies temporary folders may have taken ours away.
        makeFolder(this.#folder)
        write()
      } catch (error) {
        throw new Error(`the command cannot be handed to the shell: ${whyUnwritable(error)} (${file})`, {
          cause: error,
        })
      }
    }
    return taken(this.#dialect, id, `. ${quoted(file)}${input}`)
  }

  continued(id: number): string {
    return taken(this.#dialect, id, 'fg')
  }

  /** It may hold a secret that a placeholder was filled with. */
  done(id: number): void {
    removeFile(this.#file(id))
  }

  #file(id: number): string {
    return join(this.#folder, `${id}.sh`)
  }
}

/**
 * The line that has the shell take up a command. `$?` is still that of the command before, and under `set -e` no status
 * of ours ends the shell: it is a condition's.
 */
const taken = (dialect: Dialect, id: number, source: string): string => {
  // A guide may have functions named as builtins are; a POSIX sh cannot be asked for the builtin, and ignores them here.
  const [take, done] = dialect === 'bash' ? [`builtin ${source}`, '__rb_done'] : [source, '__rb_done || :']
  return `if __rb_start ${id}; then ${take}; else ${take}; fi; { ${done}; } 2>/dev/null\n`
}

/** A terminal passes on lines of 4095 bytes at most; an escape has up to five. */
const longest = 3000
/** Somewhat less than a pipe holds (64 KiB). */
const capacity = 60_000
/** A here-string's pipe, as a file. */
export const pipe = `/dev/fd/${spare - 1}`

/**
 * Over the terminal itself, for a shell on another machine, where nothing is to be written on the disk: as lines of
 * printable characters that no terminal takes for keys, which the shell's own `__rb_recv` reads and decodes.
 */
export class InBandDelivery implements Delivery {
  readonly #dialect: Dialect
  readonly #pipes: boolean

  /** @param pipes Whether the shell keeps here-strings in pipes, and can source one: then a text is sourced as from a file. */
  constructor(dialect: Dialect, pipes: boolean) {
    this.#dialect = dialect
    this.#pipes = pipes
  }

  typed(id: number, text: string, input: string): string {
    const lines = encode(text)
    return [`__rb_recv ${lines.length}`, ...lines, taken(this.#dialect, id, `${this.#source(text)}${input}`)].join('\n')
  }

  continued(id: number): string {
    return taken(this.#dialect, id, 'fg')
  }

  /** What does not fit into a pipe, or meets no pipe, is evaluated: else the shell would write it to a file. */
  #source(text: string): string {
    if (!this.#pipes) return 'eval "$__rb_body"'
    const whole = Buffer.byteLength(text) < capacity
    return `. ${pipe} ${spare - 1}<<<${whole ? '"$__rb_body"' : `'builtin eval "$__rb_body"'`}`
  }

  done(): void {
    // Nothing was written down.
  }
}

/** A text as lines that `printf %b` makes it of again; an empty text is one empty line. */
export function encode(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const byte of Buffer.from(text)) {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x5c
    line += isPlain ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, '0')}`
    if (line.length < longest) continue
    lines.push(line)
    line = ''
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

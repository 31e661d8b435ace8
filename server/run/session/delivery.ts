import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { quoted } from './bootstrap.ts'
import { removeFile } from './snapshots.ts'

/** How a command's text comes to the shell, which then takes it up by one short typed line. */
export interface Delivery {
  /** What to type so that the shell takes up `text` as command `id`. `input` is a redirection of its standard input, or empty. */
  typed(id: number, text: string, input: string): string
  /** What to type once command `id` was interrupted, where that takes away what was typed ahead. */
  again?(id: number): string
  /** The command has ended: what was written down of it is taken away. */
  done(id: number): void
}

/** Through a file of this machine, which the shell sources. */
export class FileDelivery implements Delivery {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  typed(id: number, text: string, input: string): string {
    const file = this.#file(id)
    const write = () => writeFileSync(file, `${text}\n`, { mode: 0o600 })
    try {
      write()
    } catch {
      // Whoever tidies temporary folders may have taken ours away.
      makeFolder(this.#folder)
      write()
    }
    return `__rb_start ${id}; builtin . ${quoted(file)}${input}; { __rb_done; } 2>/dev/null\n`
  }

  /** It may hold a secret that a placeholder was filled with. */
  done(id: number): void {
    removeFile(this.#file(id))
  }

  #file(id: number): string {
    return join(this.#folder, `${id}.sh`)
  }
}

/** A terminal passes on lines of 4095 bytes at most; an escape has up to five. */
const longest = 3000

/**
 * Over the terminal itself, for a shell on another machine, where nothing is to be written on the disk: as lines of
 * printable characters that no terminal takes for keys, which the shell's own `__rb_recv` reads and decodes.
 */
export class InBandDelivery implements Delivery {
  typed(id: number, text: string, input: string): string {
    const lines = encode(text)
    return [
      `__rb_recv ${lines.length}`,
      ...lines,
      `__rb_start ${id}; builtin eval "$__rb_body"${input}; { __rb_done; } 2>/dev/null`,
      '',
    ].join('\n')
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

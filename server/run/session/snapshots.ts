import { readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What is kept of a shell to restore another in its place: its exports and its folder after the newest command. */
export interface Keepsake {
  /** What comes from the shell now is its exports, and no program's output. */
  readonly reading: boolean
  read(data: Buffer): void
  /** The shell says that its exports come (E), or have come (F). */
  mark(name: 'E' | 'F'): void
  /** A command has ended, and the shell has said so: what was written then is the newest. */
  take(id: number): void
  /** The shell has ended without a word: what was written is the newest if it was written to its end. */
  salvage(id: number): void
  /** Shell text that restores it, or the name of a file that holds it; null when there is none. */
  readonly newest: string | null
}

/** More than any shell exports; a shell that says more keeps what was known before. */
const most = 1 << 20

/** Of a shell elsewhere, which writes nothing down there: it says its exports between two markers. */
export class SaidSnapshots implements Keepsake {
  #newest: string | null
  #said: Buffer[] | null = null
  #size = 0

  constructor(before: string | null) {
    this.#newest = before
  }

  get reading(): boolean {
    return this.#said !== null
  }

  read(data: Buffer): void {
    this.#size += data.length
    if (this.#size <= most) this.#said?.push(Buffer.from(data))
  }

  mark(name: 'E' | 'F'): void {
    if (name === 'F' && this.#said !== null && this.#size <= most)
      this.#newest = Buffer.concat(this.#said).toString().replaceAll('\r\n', '\n')
    this.#said = name === 'E' ? [] : null
    this.#size = 0
  }

  take(): void {
    // What it said last is the newest.
  }

  salvage(): void {
    this.#said = null
  }

  get newest(): string | null {
    return this.#newest
  }
}

/**
 * Of a shell on this machine, which writes them to a file after each command.
 * Only the newest is kept, and with it the status file of its command.
 */
export class Snapshots implements Keepsake {
  readonly reading = false
  readonly #folder: string
  #id: number | null = null
  /** What the shell itself was restored from. */
  readonly #before: string | null

  constructor(folder: string, before: string | null) {
    this.#folder = folder
    this.#before = before
  }

  read(): void {
    // It says nothing.
  }

  mark(): void {
    // It says nothing.
  }

  take(id: number): void {
    if (this.#id !== null && this.#id !== id) {
      removeFile(this.#path(this.#id))
      removeFile(join(this.#folder, `${this.#id}.rc`))
    }
    this.#id = id
  }

  salvage(id: number): void {
    if (isWhole(this.#path(id))) this.take(id)
  }

  /** The file's name; null when there is none, or it is gone. */
  get newest(): string | null {
    const path = this.#id === null ? this.#before : this.#path(this.#id)
    return path !== null && isWhole(path) ? path : null
  }

  #path(id: number): string {
    return join(this.#folder, `snapshot.${id}`)
  }
}

/** A shell that is killed while it writes leaves a beginning; the folder is written last. */
function isWhole(path: string): boolean {
  try {
    return /(^|\n)(builtin )?cd -- .*\n$/.test(readFileSync(path, 'utf8'))
  } catch {
    return false
  }
}

/** Takes a file away; one that is not there is as good. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // A command took it away, or the whole folder.
  }
}

import { readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a session's shell writes down after each command: its exports and its folder, to restore another shell from.
 * Only the newest is kept, and with it the status file of its command.
 */
export class Snapshots {
  readonly #folder: string
  #id: number | null = null
  /** What the shell itself was restored from. */
  readonly #before: string | null

  constructor(folder: string, before: string | null) {
    this.#folder = folder
    this.#before = before
  }

  /** A command has ended, and the shell has said so: what was written then is the newest. */
  take(id: number): void {
    if (this.#id !== null && this.#id !== id) {
      removeFile(this.#path(this.#id))
      removeFile(join(this.#folder, `${this.#id}.rc`))
    }
    this.#id = id
  }

  /** The shell has ended without a word: what was written is the newest if it was written to its end. */
  salvage(id: number): void {
    if (isWhole(this.#path(id))) this.take(id)
  }

  /** Null when there is none, or it is gone. */
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
    return /(^|\n)builtin cd -- .*\n$/.test(readFileSync(path, 'utf8'))
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

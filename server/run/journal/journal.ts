import { closeSync, existsSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Recorded, RunEvent } from '../event.ts'
import { makeFolder } from '../make-folder.ts'

/** The record could not be written: what is wrong with the disk or the folder, fit to be shown. */
export class JournalError extends Error {}

/**
 * A run's record: one event a line, only ever appended to. It belongs to one writer, the workspace's runner. A line
 * that a crash or a full disk cut short is closed off, so that the next one stands by itself.
 */
export class Journal {
  readonly #path: string
  readonly #descriptor: number
  #seq: number
  #dirty = false
  /** Lines that could not be written yet, in order. */
  #owed: string[] = []
  #torn: boolean

  private constructor(path: string, descriptor: number, seq: number) {
    this.#path = path
    this.#descriptor = descriptor
    this.#seq = seq
    this.#torn = endsTorn(descriptor)
  }

  /** Opens the journal in a run's folder, which is made when it is not there; `seq` is the next event's place. */
  static open(folder: string, seq: number): Journal {
    const path = join(folder, 'journal.jsonl')
    try {
      makeFolder(join(folder, 'out'))
      const descriptor = openSync(path, 'a+', 0o600)
      const journal = new Journal(path, descriptor, seq)
      if (seq === 0) syncFolder(dirname(folder), folder)
      return journal
    } catch (error) {
      throw explained(path, error)
    }
  }

  /** The place the next event will have. */
  get seq(): number {
    return this.#seq
  }

  /** Gives an event its place and time and writes it down; what cannot be written now is written before the next. */
  append(event: RunEvent): Recorded {
    const record = this.#record(event)
    this.#owed.push(JSON.stringify(record) + '\n')
    try {
      this.#pay()
    } catch {
      // It is owed: the next one who needs it on the disk is told.
    }
    return record
  }

  /** As `append`, and waits until it is on the disk. Throws a {@link JournalError}, with nothing recorded, when it cannot be. */
  appendDurably(event: RunEvent): Recorded {
    // A file that was deleted takes all that is written, and nobody finds it again.
    if (!existsSync(this.#path))
      throw new JournalError(`the record of the run is gone, deleted or moved away (${this.#path}): open another run`)
    try {
      this.#pay()
    } catch (error) {
      throw explained(this.#path, error)
    }
    const record = this.#record(event)
    this.#owed.push(JSON.stringify(record) + '\n')
    try {
      this.sync()
    } catch (error) {
      this.#owed.pop()
      this.#seq--
      throw error
    }
    return record
  }

  /** Waits until all that was appended is on the disk; throws a {@link JournalError} when it cannot be. */
  sync(): void {
    try {
      this.#pay()
      if (this.#dirty) fdatasyncSync(this.#descriptor)
      this.#dirty = false
    } catch (error) {
      throw explained(this.#path, error)
    }
  }

  #record(event: RunEvent): Recorded {
    return { ...event, seq: this.#seq++, at: new Date().toISOString() }
  }

  close(): void {
    try {
      this.sync()
    } finally {
      closeSync(this.#descriptor)
    }
  }

  /** Writes what is owed, oldest first. */
  #pay(): void {
    while (this.#owed.length > 0) {
      const line = Buffer.from((this.#torn ? '\n' : '') + (this.#owed[0] ?? ''))
      const written = writeSync(this.#descriptor, line)
      this.#dirty = true
      if (written < line.length) {
        this.#torn = true
        throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
      }
      this.#torn = false
      this.#owed.shift()
    }
  }
}

/** Whether the last line was cut short. */
function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor)
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(descriptor, last, 0, 1, size - 1)
  return last[0] !== 0x0a
}

/** A new file survives a power cut only when its folder is on the disk too. */
function syncFolder(...folders: string[]): void {
  for (const folder of folders) {
    try {
      const descriptor = openSync(folder, 'r')
      fsyncSync(descriptor)
      closeSync(descriptor)
    } catch {
      // Some file systems cannot sync a folder; the record itself is no worse for it.
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EFBIG: 'the limit on the size of files is reached',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  ENOTDIR: 'a folder on the way to it is a file',
  EEXIST: 'a folder on the way to it is a file',
  ENOENT: 'a folder on the way to it cannot be made',
  EIO: 'the disk does not work',
}

/** Why a record cannot be written there, as it is thrown. */
export const explained = (path: string, error: unknown): JournalError => new JournalError(explain(path, error))

function explain(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return `the record of the run cannot be written: ${whyUnwritable(error)} (${path}${code === '' ? '' : `, ${code}`})`
}

/** Why a file cannot be written, in words: `the disk is full`. */
export function whyUnwritable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Kept } from '../../event.ts'
import { whyUnwritable } from '../../journal/journal.ts'
import type { KnownSecrets } from '../../redact/known-secrets.ts'
import { Redaction } from '../../redact/redaction.ts'
import { spokenSize } from '../../spoken-size.ts'

/** What is kept of what one command prints: a file without the secrets in it, of a limited size, with its hash. */
export class KeptOutput {
  readonly #path: string
  readonly #redaction: Redaction
  readonly #limit: number
  readonly #hash = createHash('sha256')
  #descriptor: number | null = null
  #bytes = 0
  #missing = 0
  #broken: string | null = null

  /** @param limit Bytes of output that are kept. */
  constructor(path: string, secrets: KnownSecrets, limit: number) {
    this.#path = path
    this.#redaction = new Redaction(secrets)
    this.#limit = limit
  }

  take(data: Buffer): void {
    if (this.#broken === null) this.#keep(this.#redaction.take(data))
    else this.#missing += data.length
  }

  /** The command has ended: what is held back is kept, too. Null when it printed nothing. */
  end(): Kept | null {
    if (this.#broken === null) this.#keep(this.#redaction.rest())
    this.close()
    if (this.#bytes === 0 && this.#missing === 0) return null
    const kept = { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
    return this.#missing === 0 ? kept : { ...kept, missing: this.#missing }
  }

  /** Why the rest of it is not kept; null when all of it is. */
  get broken(): string | null {
    return this.#broken
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  #keep(data: Buffer): void {
    const room = this.#limit - this.#bytes
    this.#write(data.subarray(0, room))
    if (data.length <= room) return
    this.#broken ??= `its output is kept only in part: more than ${spokenSize(this.#limit)}`
    this.#missing += data.length - room
    this.#write(Buffer.from(`\r\n[nothing more is kept: more than ${spokenSize(this.#limit)}]\r\n`))
  }

  #write(data: Buffer): void {
    if (data.length === 0) return
    let at = 0
    try {
      this.#descriptor ??= openSync(this.#path, 'a', 0o600)
      while (at < data.length) at += writeSync(this.#descriptor, data, at)
    } catch (error) {
      // A full disk must not end the step: what it prints is still shown, and the record says what is missing.
      this.#broken ??= `its output is kept only in part: ${whyUnwritable(error)}`
      this.#missing += data.length - at
    }
    this.#hash.update(data.subarray(0, at))
    this.#bytes += at
  }
}

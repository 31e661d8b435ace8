import { type DocumentCommit, documentCommit } from '../document-commit.ts'
import type { Fingerprint } from '../document-fingerprint.ts'

/** Of the same text git is not asked more often than this, in milliseconds. */
const pause = 10_000

/** Looks up, beside what runs, which commit a document belongs to, and tells when that is another than was told last. */
export class CommitWatch {
  readonly #file: string
  readonly #tell: (commit: DocumentCommit) => void
  #asked = { sha256: '', at: -Infinity }
  #told = ''
  #stopped = false

  constructor(file: string, tell: (commit: DocumentCommit) => void) {
    this.#file = file
    this.#tell = tell
  }

  /** A selection begins, of the document as it was just read. Nothing waits for the answer. */
  look(read: Fingerprint): void {
    const now = performance.now()
    if (read.sha256 === this.#asked.sha256 && now - this.#asked.at < pause) return
    this.#asked = { sha256: read.sha256, at: now }
    void documentCommit(this.#file, read).then(found => {
      if (this.#stopped || found === null || this.#told === JSON.stringify(found)) return
      this.#told = JSON.stringify(found)
      this.#tell(found)
    })
  }

  /** The record is closed: an answer that is still to come is nobody's. */
  stop(): void {
    this.#stopped = true
  }
}

import { createHash } from 'node:crypto'

/** By what a document that was read can be told from any other. */
export interface Fingerprint {
  /** SHA-256 (64 hex digits) of its bytes. */
  readonly sha256: string
  /** What git calls such a file: by SHA-1, and by SHA-256 in repositories that use that. */
  readonly blobs: readonly string[]
}

/** The fingerprint of a document's bytes. */
export function fingerprintOf(bytes: Buffer): Fingerprint {
  const header = `blob ${bytes.length}\0`
  const blob = (algorithm: string) => createHash(algorithm).update(header).update(bytes).digest('hex')
  return { sha256: createHash('sha256').update(bytes).digest('hex'), blobs: [blob('sha1'), blob('sha256')] }
}

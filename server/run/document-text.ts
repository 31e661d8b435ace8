import { closeSync, openSync, readSync } from 'node:fs'

/** The largest document that is read, in bytes. */
const largest = 16 * 1024 * 1024

/** What stands in a document is no text that can be read; the message says what was expected and what found. */
export class NoText extends Error {}

/**
 * The text of a document: UTF-8 without its byte order mark, as the editor reads it; bytes that are none become U+FFFD.
 * `file` is a path, or 0 for standard input. Throws a {@link NoText}, or what the file system says.
 */
export const documentText = (file: string | 0): string => textIn(documentBytes(file))

/** The text in a document's bytes; see {@link documentText}. Throws a {@link NoText}. */
export function textIn(bytes: Buffer): string {
  if (bytes.length > largest) throw new NoText(`expected at most ${largest >> 20} MB, found more`)
  if (isUtf16(bytes)) throw new NoText('expected UTF-8, found UTF-16; save it as UTF-8')
  const text = new TextDecoder().decode(bytes)
  // A NUL alone is a slip that a rule reports, and so is a byte of another encoding: together they are no text at all.
  if (bytes.includes(0) && text.includes('\uFFFD')) throw new NoText('expected text in UTF-8, found binary data')
  return text
}

/**
 * A document's bytes; no more than is needed to tell that it is too much, for some files never end. Throws what the file
 * system says.
 */
export function documentBytes(file: string | 0): Buffer {
  const descriptor = file === 0 ? 0 : openSync(file, 'r')
  try {
    const parts: Buffer[] = []
    for (let length = 0; length <= largest;) {
      const part = Buffer.alloc(256 * 1024)
      const read = readPatiently(descriptor, part)
      if (read === 0) break
      parts.push(part.subarray(0, read))
      length += read
    }
    return Buffer.concat(parts)
  } finally {
    if (descriptor !== 0) closeSync(descriptor)
  }
}

/** A standard input that somebody else has set to not wait says EAGAIN while nothing has come yet. */
function readPatiently(descriptor: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, part)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Told by its byte order mark, or, as it is mostly ASCII, by a NUL in nearly every other place. */
function isUtf16(bytes: Buffer): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const head = bytes.subarray(0, 1000)
  const nuls = [0, 0] as [number, number]
  head.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 === 0 ? 0 : 1]++
  })
  return head.length > 3 && Math.max(...nuls) > head.length * 0.4 && Math.min(...nuls) < head.length * 0.1
}

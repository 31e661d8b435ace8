/**
 * What the shell says about itself between the bytes of its programs:
 *
 *     ESC ] 633 ; D ; nonce ; 17 ; 0 ; /srv BEL
 *                 ^ kind      ^^^^^^^^^^^^^ fields
 *
 * `R` ready (pid, bash version), `C` command begins (id), `D` done (id, status, cwd), `X` exit (id, status, cwd),
 * `E` and `F` its exports come and have come, `J` the jobs that are stopped come (until `D`).
 * `Z` (id): the program that is spoken to asks itself how it went; what comes until `D` is not for the reader.
 */
export type Piece =
  | { readonly kind: 'bytes'; readonly data: Buffer }
  | { readonly kind: 'marker'; readonly name: string; readonly fields: readonly string[] }

const ESC = 0x1b
const BEL = 0x07
/** A path has at most 4096 bytes, and bash writes at most a few more for the rest. */
const longest = 8192

/**
 * Tells a shell's markers from what its programs print. A marker cut by the end of a chunk is held back until the
 * rest has come; one with another nonce is a program's own text.
 */
export class MarkerScanner {
  readonly #introducer: Buffer
  readonly #tail: Buffer
  #held: Buffer = Buffer.alloc(0)

  /** @param nonce A random word that programs cannot know. */
  constructor(nonce: string) {
    this.#introducer = Buffer.from('\x1b]633;')
    this.#tail = Buffer.from(`;${nonce};`)
  }

  scan(chunk: Buffer): Piece[] {
    const data = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const pieces: Piece[] = []
    let from = 0
    let at = data.indexOf(ESC)
    while (at !== -1) {
      const end = this.#match(data, at)
      if (end === 'open') break
      if (end === 'none') {
        at = data.indexOf(ESC, at + 1)
        continue
      }
      if (at > from) pieces.push({ kind: 'bytes', data: data.subarray(from, at) })
      const name = data.toString('latin1', at + this.#introducer.length, at + this.#introducer.length + 1)
      const fields = data.toString('utf8', at + this.#introducer.length + 1 + this.#tail.length, end)
      pieces.push({ kind: 'marker', name, fields: fields.split(';') })
      from = end + 1
      at = data.indexOf(ESC, from)
    }
    const until = at === -1 ? data.length : at
    if (until > from) pieces.push({ kind: 'bytes', data: data.subarray(from, until) })
    this.#held = Buffer.from(data.subarray(until))
    return pieces
  }

  /** What is held back when nothing more will come. */
  rest(): Buffer {
    const rest = this.#held
    this.#held = Buffer.alloc(0)
    return rest
  }

  /** Where the marker that begins at `at` ends (its BEL), `open` when it may yet become one, `none` when it is none. */
  #match(data: Buffer, at: number): number | 'open' | 'none' {
    const parts = [
      { expected: this.#introducer, at },
      { expected: this.#tail, at: at + this.#introducer.length + 1 },
    ]
    for (const part of parts) {
      const actual = data.subarray(part.at, part.at + part.expected.length)
      if (actual.compare(part.expected, 0, actual.length) !== 0) return 'none'
      if (actual.length < part.expected.length) return 'open'
    }
    const end = data.indexOf(BEL, at)
    if (end !== -1) return end
    return data.length - at > longest ? 'none' : 'open'
  }
}

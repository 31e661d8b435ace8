import { mask } from '../secret.ts'
import type { KnownSecrets } from './known-secrets.ts'
import { longestShape, looksBack, privateKey, secretShapes } from './secret-shapes.ts'

/** The mask as bytes, each a Latin-1 character, which is how text is looked at here. */
const masked = Buffer.from(mask).toString('latin1')

/** From where to where something stands. */
type Place = readonly [start: number, end: number]

/**
 * Takes secrets out of a stream of bytes: those that are known, and what has the shape of one. What comes out is the same
 * however the stream is cut into chunks. The end of the stream is held back until nothing that begins in it can go on: up
 * to the last line end, of a line without end some kilobytes, of a private key up to its end.
 */
export class Redaction {
  readonly #known: KnownSecrets
  #held: Buffer[] = []
  #size = 0
  /** How much must be held before it is worth a look without a line end, and how much before the next look at all. */
  #enough = 0
  /** What stands before what is held: a shape may begin only at a word's beginning. */
  #before = ''

  constructor(known: KnownSecrets) {
    this.#known = known
  }

  /** What of the stream can be kept now that these bytes have come. */
  take(data: Buffer): Buffer {
    this.#held.push(data)
    this.#size += data.length
    const ends = data.includes(0x0a) || data.includes(0x0d)
    if (this.#size < this.#enough || (!ends && this.#size < 2 * this.#reach)) return Buffer.alloc(0)
    return this.#look(false)
  }

  /** The rest of it: the stream has ended. */
  rest(): Buffer {
    this.#enough = 0
    return this.#look(true)
  }

  /** How far a secret that is no private key can reach. */
  get #reach(): number {
    return Math.max(longestShape, this.#known.longest)
  }

  #look(isEnd: boolean): Buffer {
    const text = this.#before + Buffer.concat(this.#held).toString('latin1')
    const from = this.#before.length
    const secrets: Place[] = []
    const matches: Place[] = []
    for (const place of this.#known.placesIn(text, from)) {
      secrets.push(place)
      matches.push(place)
    }
    for (const shape of [privateKey, ...secretShapes]) gather(shape, text, from, secrets, matches)
    const cut = isEnd ? text.length : Math.max(from, this.#cut(text, matches))
    const out = Buffer.from(replaced(text, from, cut, secrets), 'latin1')
    this.#before = text.slice(Math.max(0, cut - looksBack), cut)
    const rest = Buffer.from(text.slice(cut), 'latin1')
    this.#held = [rest]
    this.#size = rest.length
    // A long rest is looked at again only when a good part has been added, or every chunk would cost as much as all.
    this.#enough = rest.length > longestShape ? rest.length + (rest.length >> 2) : 0
    return out
  }

  /** Up to where nothing can change any more by what is to come. */
  #cut(text: string, matches: Place[]): number {
    const lineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
    let cut = Math.max(lineEnd, text.length - this.#reach)
    // The last first: where one match is not cut an earlier one may be.
    matches.sort(([a], [b]) => b - a)
    for (const [start, end] of matches) if (start < cut && (end > cut || isOpenKey(text, start, end))) cut = start
    return cut
  }
}

/** A text without the secrets in it. */
export function redacted(text: string, known: KnownSecrets): string {
  const redaction = new Redaction(known)
  const parts = [redaction.take(Buffer.from(text)), redaction.rest()]
  return Buffer.concat(parts).toString()
}

/** A private key that goes on at the end of the text: its own end has yet to come. */
const isOpenKey = (text: string, start: number, end: number): boolean =>
  end === text.length && text.startsWith('-----BEGIN ', start)

function gather(shape: RegExp, text: string, from: number, secrets: Place[], matches: Place[]): void {
  shape.lastIndex = from
  for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
    const indices = match.indices ?? []
    const [whole] = indices
    if (whole === undefined) break
    matches.push(whole)
    for (const group of indices.slice(1)) if (group !== undefined) secrets.push(group)
  }
}

/** A part of a text, in which secrets that touch or overlap are one. */
function replaced(text: string, from: number, to: number, secrets: Place[]): string {
  secrets.sort(([a], [b]) => a - b)
  let result = ''
  let at = from
  let last = -1
  for (const [start, end] of secrets) {
    if (start >= to) break
    if (start > last) result += text.slice(at, start) + masked
    at = last = Math.max(last, end)
  }
  return result + text.slice(at, to)
}

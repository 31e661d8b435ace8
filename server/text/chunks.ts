/** A chunk has about so many UTF-16 units: few enough to be made anew at each keystroke, and a long text has few of them. */
const usual = 65_536

/** A long text in chunks, of which an edit makes only those anew that it touches. */
export class Chunks {
  /** Where each chunk begins. */
  readonly #starts: readonly number[]
  readonly length: number
  #whole: string | null

  constructor(readonly all: readonly string[]) {
    let length = 0
    this.#starts = all.map(chunk => (length += chunk.length) - chunk.length)
    this.length = length
    this.#whole = all.length > 1 ? null : (all[0] ?? '')
  }

  /** All of it as one string; to make that takes as long as the text is. */
  get whole(): string {
    return (this.#whole ??= this.all.join(''))
  }

  /** What stands between two offsets; outside of the text there is nothing. */
  slice(start: number, end: number): string {
    if (this.#whole !== null) return this.#whole.slice(Math.max(0, start), Math.max(0, end))
    let at = this.#chunkAt(start)
    let text = ''
    for (; at < this.all.length && (this.#starts[at] ?? 0) < end; at++) {
      const begin = this.#starts[at] ?? 0
      text += this.all[at]?.slice(Math.max(0, start - begin), Math.max(0, end - begin)) ?? ''
    }
    return text
  }

  /** The UTF-16 unit at an offset; NaN outside of the text. */
  charCodeAt(offset: number): number {
    if (this.#whole !== null) return this.#whole.charCodeAt(offset)
    const at = this.#chunkAt(offset)
    return this.all[at]?.charCodeAt(offset - (this.#starts[at] ?? 0)) ?? NaN
  }

  /** The same text with another one in the place of what stands between two offsets. */
  replaced(start: number, end: number, text: string): Chunks {
    const [first, last] = [this.#chunkAt(start), this.#chunkAt(end)]
    const from = this.#starts[first] ?? 0
    const to = (this.#starts[last] ?? 0) + (this.all[last]?.length ?? 0)
    const between = this.slice(from, start) + text + this.slice(end, to)
    return new Chunks([...this.all.slice(0, first), ...divided(between), ...this.all.slice(last + 1)])
  }

  /** The chunk that holds an offset; for the end of the text the last one. */
  #chunkAt(offset: number): number {
    let low = 0
    let high = this.all.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** A text in chunks of the usual length; one that is not longer than two of them stays one. */
function divided(text: string): string[] {
  if (text.length <= 2 * usual) return text === '' ? [] : [text]
  const chunks: string[] = []
  for (let at = 0; at < text.length; at += usual) chunks.push(text.slice(at, at + usual))
  return chunks
}

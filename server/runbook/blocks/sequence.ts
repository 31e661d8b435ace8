/** A list that grows at its end, by single elements or by another sequence as a whole, however long that is. */
export class Sequence<T> {
  readonly #parts: (T[] | Sequence<T>)[] = []
  /** Where each part begins. */
  readonly #starts: number[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  push(element: T): void {
    const last = this.#parts.at(-1)
    if (Array.isArray(last)) last.push(element)
    else this.#add([element])
    this.#length++
  }

  /** Takes in another sequence, which must not grow from now on. */
  append(other: Sequence<T>): void {
    if (other.length === 0) return
    this.#add(other)
    this.#length += other.length
  }

  at(index: number): T | undefined {
    const at = this.#partAt(index)
    return this.#parts[at]?.at(index - (this.#starts[at] ?? 0))
  }

  /** The elements from `start` up to `end`. */
  slice(start = 0, end = this.#length): T[] {
    const all: T[] = []
    for (let at = Math.max(0, this.#partAt(start)); (this.#starts[at] ?? end) < end; at++) {
      const begin = this.#starts[at] ?? 0
      for (const element of this.#parts[at]?.slice(Math.max(0, start - begin), end - begin) ?? []) all.push(element)
    }
    return all
  }

  #add(part: T[] | Sequence<T>): void {
    this.#parts.push(part)
    this.#starts.push(this.#length)
  }

  /** The last part that begins at or before an index. */
  #partAt(index: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

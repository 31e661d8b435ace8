/** A text is held in pieces of about this length, in UTF-16 units. */
const piece = 16 * 1024

/** What stands where the beginning of a text had to go: in no colour of what stood there. */
const note = '\r\n\x1b[0m\x1b[2m[output left out here: more than a tab keeps]\x1b[22m\r\n'

/** The end of a text that grows, of a bounded length: what has to go, goes from its beginning, by lines, and that is said. */
export class Tail {
  #pieces: string[] = []
  #length = 0
  #isCut = false

  /** @param limit In UTF-16 units. */
  constructor(readonly limit: number) {}

  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** All of it. */
  get text(): string {
    return (this.#isCut ? note : '') + this.#pieces.join('')
  }

  push(text: string): void {
    this.#length += text.length
    for (let at = 0; at < text.length; at += piece) this.#add(text.slice(at, at + piece))
    while (this.#length > this.limit && this.#pieces.length > 1) this.#cut()
  }

  /** Takes away its beginning, some `length` units long, and answers it. */
  take(length: number): string {
    let taken = ''
    while (this.#pieces.length > 0 && taken.length < length) taken += this.#pieces.shift() ?? ''
    this.#length -= taken.length
    if (this.#isCut) taken = note + taken
    this.#isCut = false
    return taken
  }

  #add(text: string): void {
    const last = this.#pieces.at(-1)
    if (last !== undefined && last.length < piece) this.#pieces[this.#pieces.length - 1] = last + text
    else this.#pieces.push(text)
  }

  #cut(): void {
    this.#length -= this.#pieces.shift()?.length ?? 0
    this.#isCut = true
    const [first = ''] = this.#pieces
    const line = first.slice(first.indexOf('\n') + 1)
    this.#length -= first.length - line.length
    this.#pieces[0] = line
  }
}

/** The end of a run's terminal output, for whoever comes later. */
export class OutputTail {
  #parts: Buffer[]
  #size: number

  /** @param limit How many bytes are kept. */
  constructor(
    readonly limit: number,
    before: Buffer,
  ) {
    this.#parts = [before]
    this.#size = before.length
  }

  push(data: Buffer): void {
    this.#parts.push(data)
    this.#size += data.length
    if (this.#size > 2 * this.limit) this.#shorten()
  }

  /** The last bytes as text. */
  last(bytes: number): string {
    this.#shorten()
    const whole = this.#parts[0] ?? Buffer.alloc(0)
    return whole.subarray(Math.max(0, whole.length - bytes)).toString()
  }

  /** As text, from the beginning of a line when something was left out. */
  text(): string {
    const whole = this.#size > this.limit
    this.#shorten()
    const text = this.#parts[0]?.toString() ?? ''
    return whole ? text.slice(text.indexOf('\n') + 1) : text
  }

  #shorten(): void {
    const whole = Buffer.concat(this.#parts)
    // A copy, for a part would keep the whole alive.
    const end = Buffer.from(whole.subarray(Math.max(0, whole.length - this.limit)))
    this.#parts = [end]
    this.#size = end.length
  }
}

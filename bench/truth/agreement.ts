/** How what was found agrees with what a person had written down before: each counts as often as it is there. */
export class Agreement {
  readonly missed: string[] = []
  readonly strange: string[] = []
  #hits = 0

  /** @param where Said before each miss and each stranger. */
  compare(where: string, expected: readonly string[], found: readonly string[]): void {
    const left = [...found]
    for (const key of expected) {
      const at = left.indexOf(key)
      if (at < 0) this.missed.push(`${where} ${key}`)
      else left.splice(at, 1)
    }
    this.#hits += found.length - left.length
    this.strange.push(...left.map(key => `${where} ${key}`))
  }

  get precision(): number {
    return this.#hits / Math.max(1, this.#hits + this.strange.length)
  }

  get recall(): number {
    return this.#hits / Math.max(1, this.#hits + this.missed.length)
  }

  get f1(): number {
    return (2 * this.#hits) / Math.max(1, 2 * this.#hits + this.strange.length + this.missed.length)
  }

  /** The cells of a row: how many there are, precision, recall and F1. */
  get cells(): readonly string[] {
    const part = (value: number) => value.toFixed(3)
    const count = `${this.#hits + this.missed.length}`
    return [count, `P ${part(this.precision)}`, `R ${part(this.recall)}`, `F1 ${part(this.f1)}`]
  }
}

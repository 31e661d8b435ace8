/** How found agrees with expected, as counts; each key once for each time it was found. */
export class Score {
  hits = 0
  readonly missed: string[] = []
  readonly strange: string[] = []

  compare(expected: readonly string[], found: readonly string[], name = ''): void {
    const left = new Map<string, number>()
    for (const key of found) left.set(key, (left.get(key) ?? 0) + 1)
    for (const key of expected) {
      const count = left.get(key) ?? 0
      if (count === 0) this.missed.push(`${name}${key}`)
      else {
        this.hits++
        left.set(key, count - 1)
      }
    }
    for (const [key, count] of left) for (let each = 0; each < count; each++) this.strange.push(`${name}${key}`)
  }

  get precision(): number {
    return this.hits / Math.max(1, this.hits + this.strange.length)
  }
  get recall(): number {
    return this.hits / Math.max(1, this.hits + this.missed.length)
  }
  get f1(): number {
    return (2 * this.hits) / Math.max(1, 2 * this.hits + this.strange.length + this.missed.length)
  }
}

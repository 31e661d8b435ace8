/** How well findings agree with labels: the number of hits, the labels that were missed, and the findings that no label has. */
export class Score {
  hits = 0
  readonly missed: string[] = []
  readonly strange: string[] = []

  get precision(): number {
    return part(this.hits, this.hits + this.strange.length)
  }

  get recall(): number {
    return part(this.hits, this.hits + this.missed.length)
  }

  get f1(): number {
    return part(2 * this.hits, 2 * this.hits + this.strange.length + this.missed.length)
  }

  /** Compares keys, each counted as often as it occurs. Misses and strangers are noted with `name` before them. */
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

  /** The cells of a row: the number of labels, precision, recall and F1. */
  get cells(): readonly string[] {
    const [precision, recall, f1] = [this.precision, this.recall, this.f1].map(value => value.toFixed(3))
    return [String(this.hits + this.missed.length), `P ${precision}`, `R ${recall}`, `F1 ${f1}`]
  }

  add(other: Score): void {
    this.hits += other.hits
    this.missed.push(...other.missed)
    this.strange.push(...other.strange)
  }
}

/** All is right where there was nothing to find and nothing was found. */
const part = (some: number, all: number): number => (all === 0 ? 1 : some / all)

/** A score on all documents, and one for each project whose documents are left out of the fitting. */
export interface Truth {
  readonly whole: Score
  /** By project, what its documents score with weights that were fitted to the other projects. */
  readonly leftOut: ReadonlyMap<string, Score>
}

/** The scores of all projects together, each with weights that were fitted to the others. */
export function leftOutTogether({ leftOut }: Truth): Score {
  const sum = new Score()
  for (const score of leftOut.values()) sum.add(score)
  return sum
}

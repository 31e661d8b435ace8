/** How what was found agrees with what is labelled: as counts, with what was missed and what is strange. */
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

  /** Compares keys, each counted as often as it stands there; misses and strangers are noted with the name before them. */
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

  add(other: Score): void {
    this.hits += other.hits
    this.missed.push(...other.missed)
    this.strange.push(...other.strange)
  }
}

/** Where nothing was to be found and nothing was, all is right. */
const part = (some: number, all: number): number => (all === 0 ? 1 : some / all)

/** The same measure taken on all documents, and once more with the documents of each project left out of the fitting. */
export interface Truth {
  readonly whole: Score
  /** For each project what its documents score with nothing learnt from them. */
  readonly leftOut: ReadonlyMap<string, Score>
}

/** What the documents of all projects score together, each with nothing learnt from its own project. */
export function leftOutTogether({ leftOut }: Truth): Score {
  const sum = new Score()
  for (const score of leftOut.values()) sum.add(score)
  return sum
}

/** A case to learn from: the signs that it shows, what is settled about it, and whether it is so. */
export interface Case {
  readonly shown: readonly string[]
  readonly settled: number
  readonly isSo: boolean
}

/** How strongly weights are held near their expected values, so that a sign with few cases stays there. */
const HOLD = 0.004
const ROUNDS = 800

/** The weights of signs that separate the cases best: logistic regression by gradient descent with momentum. */
export function learn(cases: readonly Case[], expected: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(expected)
  const indexOf = new Map(names.map((name, index) => [name, index]))
  const rows = cases.map(({ shown }) => [0, ...shown.map(name => indexOf.get(name) ?? 0)])
  const held = Float64Array.from(names, name => expected[name] ?? 0)
  const weights = Float64Array.from(held)
  const speed = new Float64Array(names.length)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(names.length)
    rows.forEach((row, index) => {
      const { settled, isSo } = cases[index]!
      let sum = settled
      for (const sign of row) sum += weights[sign]!
      const error = 1 / (1 + Math.exp(-sum)) - (isSo ? 1 : 0)
      for (const sign of row) slope[sign]! += error
    })
    for (let sign = 0; sign < weights.length; sign++) {
      const pull = HOLD * (weights[sign]! - held[sign]!)
      speed[sign] = 0.9 * speed[sign]! - 3 * (slope[sign]! / rows.length + pull)
      weights[sign]! += speed[sign]!
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, Math.round(weights[index]! * 100) / 100]))
}

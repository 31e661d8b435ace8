import { observationNames } from '../../server/runbook/evidence/chain.ts'
import { sumsOf, turnAt, type Weights } from '../../server/runbook/evidence/judge.ts'
import type { Example } from './examples.ts'

/** How much large weights cost: an observation from few projects must not count for much. */
const RIDGE = 0.3
const ROUNDS = 250
const STEP = 0.15

/** The weights that make the labels most likely, found with Adam on the likelihood of whole sequences. */
export function fit(examples: readonly Example[]): Weights {
  const size = observationNames.length
  const weights = new Float64Array(size + 12)
  const mean = new Float64Array(size + 12)
  const spread = new Float64Array(size + 12)
  const view = (): Weights => ({ seen: weights.subarray(0, size), turns: weights.subarray(size) })
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = new Float64Array(size + 12)
    for (const example of examples) addSlope(example, view(), slope, size)
    for (let index = 0; index < weights.length; index++) {
      const gradient = (slope[index] ?? 0) - RIDGE * (weights[index] ?? 0)
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * gradient
      spread[index] = 0.99 * (spread[index] ?? 0) + 0.01 * gradient * gradient
      const fast = (mean[index] ?? 0) / (1 - 0.9 ** round)
      const slow = Math.sqrt((spread[index] ?? 0) / (1 - 0.99 ** round)) + 1e-8
      weights[index] = (weights[index] ?? 0) + (STEP * fast) / slow / Math.sqrt(1 + round / 50)
    }
  }
  return view()
}

/** Adds the gradient of one example's likelihood: labelled counts minus expected counts. */
function addSlope({ chain, typed }: Example, weights: Weights, slope: Float64Array, size: number): void {
  const add = (index: number, by: number) => {
    slope[index] = (slope[index] ?? 0) + by
  }
  let from: 0 | 1 | 2 = 2
  for (let index = 0; index < chain.length;) {
    const point = chain[index]
    if (point === undefined) break
    const to = point.fixed === null ? (typed[index] ? 1 : 0) : point.fixed === 'typed' ? 1 : 0
    add(size + turnAt(from, to, point.afterBlank), 1)
    if (to === 1) for (const seen of point.seen) add(seen, 1)
    from = to
    index = to === 1 ? point.next : index + 1
  }
  const { forward, backward, scores, total } = sumsOf(chain, weights)
  for (const [index, point] of chain.entries()) {
    const own = scores[index] ?? 0
    let isTyped = 0
    for (const to of [0, 1] as const) {
      if (point.fixed !== null && (point.fixed === 'typed') !== (to === 1)) continue
      const after = to === 1 ? own + (backward[1]?.[point.next] ?? 0) : (backward[0]?.[index + 1] ?? 0)
      for (const before of [0, 1, 2] as const) {
        const turn = turnAt(before, to, point.afterBlank)
        const chance = Math.exp((forward[before]?.[index] ?? -Infinity) + (weights.turns[turn] ?? 0) + after - total)
        add(size + turn, -chance)
        if (to === 1) isTyped += chance
      }
    }
    for (const seen of point.seen) add(seen, -isTyped)
  }
}

/**
 * Which lines of a block begin something typed: the best sequence over the block by the weights of its observations, and how
 * sure that is.
 *
 * The lines form a chain. From each line the chain continues with a statement, which is as long as the shell's grammar says,
 * or with one shown line. This is a semi-Markov model with two states; the forward-backward recursion sums over all sequences
 * (Sarawagi and Cohen, "Semi-Markov conditional random fields for information extraction", 2004).
 */

/** A line at which a statement may begin, or which may be shown. */
export interface Point {
  /** Index of the line in its block. */
  readonly line: number
  /** The index in the chain of the point after the statement that would begin here. */
  readonly next: number
  /** The observations that hold here, as indexes of weights. */
  readonly seen: readonly number[]
  /** What it is for certain: typed, because it has a prompt; shown, because no command looks like it. */
  readonly fixed: 'typed' | 'shown' | null
  /** A blank line comes before it. */
  readonly afterBlank: boolean
}

export interface Weights {
  /** By the index of the observation. */
  readonly seen: ArrayLike<number>
  /** From shown or typed (or the beginning) to shown or typed, without and with a blank line between: 12 in all. */
  readonly turns: ArrayLike<number>
}

/** How likely it is, from 0 to 1, that a statement begins at a point, and that its line is shown; the rest is within statements. */
export interface Belief {
  readonly typed: number
  readonly shown: number
}

/** The place of a turn's weight: `from` is 0 for shown, 1 for typed, 2 for the beginning of the block. */
export const turnAt = (from: 0 | 1 | 2, to: 0 | 1, afterBlank: boolean): number =>
  from * 4 + to * 2 + (afterBlank ? 1 : 0)

/** The sum of the weights of a point's observations. */
export function scoreOf({ seen }: Point, weights: Weights): number {
  let sum = 0
  for (const index of seen) sum += weights.seen[index] ?? 0
  return sum
}

const mayBeShown = ({ fixed }: Point): boolean => fixed !== 'typed'
const mayBeTyped = ({ fixed }: Point): boolean => fixed !== 'shown'

/**
 * Sums over all sequences, as logarithms, by state (shown, typed, the beginning) and point: `forward` over the sequences that
 * reach the state just before the point, `backward` over those that continue from there.
 */
export interface Sums {
  readonly forward: readonly Float64Array[]
  readonly backward: readonly Float64Array[]
  readonly scores: Float64Array
  readonly total: number
}

const states = [0, 1, 2] as const

export function sumsOf(chain: readonly Point[], weights: Weights): Sums {
  const end = chain.length
  const row = () => new Float64Array(end + 1).fill(-Infinity)
  const forward = [row(), row(), row()]
  const backward = [row(), row(), row()]
  const [shownBefore, typedBefore, start] = forward as [Float64Array, Float64Array, Float64Array]
  const [shownAfter, typedAfter] = backward as [Float64Array, Float64Array]
  const scores = new Float64Array(end)
  start[0] = 0
  for (let index = 0; index < end; index++) {
    const point = chain[index] as Point
    scores[index] = scoreOf(point, weights)
    if (mayBeShown(point))
      shownBefore[index + 1] = plus(shownBefore[index + 1], into(forward, weights, point, index, 0))
    if (mayBeTyped(point))
      typedBefore[point.next] = plus(typedBefore[point.next], into(forward, weights, point, index, 1) + scores[index]!)
  }
  for (const each of backward) each[end] = 0
  for (let index = end - 1; index >= 0; index--) {
    const point = chain[index] as Point
    const shown = mayBeShown(point) ? shownAfter[index + 1]! : -Infinity
    const typed = mayBeTyped(point) ? scores[index]! + typedAfter[point.next]! : -Infinity
    for (const from of states)
      backward[from]![index] = plus(
        turn(weights, from, 0, point.afterBlank) + shown,
        turn(weights, from, 1, point.afterBlank) + typed,
      )
  }
  return { forward, backward, scores, total: backward[2]![0] ?? 0 }
}

/** The belief at each point of a chain, over all sequences. */
export function beliefs(chain: readonly Point[], weights: Weights): readonly Belief[] {
  const { forward, backward, scores, total } = sumsOf(chain, weights)
  return chain.map((point, index) => {
    const shown = mayBeShown(point) ? into(forward, weights, point, index, 0) + backward[0]![index + 1]! : -Infinity
    const typed = mayBeTyped(point)
      ? into(forward, weights, point, index, 1) + scores[index]! + backward[1]![point.next]!
      : -Infinity
    return { typed: Math.exp(typed - total), shown: Math.exp(shown - total) }
  })
}

/** The most likely sequence: `typed` where a statement begins, null within one, `shown` elsewhere. */
export function best(chain: readonly Point[], weights: Weights): readonly ('typed' | 'shown' | null)[] {
  const end = chain.length
  const after = states.map(() => new Float64Array(end + 1))
  const choice = states.map(() => new Uint8Array(end))
  for (let index = end - 1; index >= 0; index--) {
    const point = chain[index] as Point
    const shown = mayBeShown(point) ? after[0]![index + 1]! : -Infinity
    const typed = mayBeTyped(point) ? scoreOf(point, weights) + after[1]![point.next]! : -Infinity
    for (const from of states) {
      const asShown = turn(weights, from, 0, point.afterBlank) + shown
      const asTyped = turn(weights, from, 1, point.afterBlank) + typed
      after[from]![index] = Math.max(asShown, asTyped)
      choice[from]![index] = asTyped > asShown ? 1 : 0
    }
  }
  const found = new Array<'typed' | 'shown' | null>(end).fill(null)
  let from: 0 | 1 | 2 = 2
  for (let index = 0; index < end;) {
    from = choice[from]![index] === 1 ? 1 : 0
    found[index] = from === 1 ? 'typed' : 'shown'
    index = from === 1 ? chain[index]!.next : index + 1
  }
  return found
}

const turn = (weights: Weights, from: 0 | 1 | 2, to: 0 | 1, afterBlank: boolean): number =>
  weights.turns[turnAt(from, to, afterBlank)] ?? 0

/** All ways into a state at a point. */
function into(
  forward: readonly Float64Array[],
  weights: Weights,
  { afterBlank }: Point,
  index: number,
  to: 0 | 1,
): number {
  let sum = -Infinity
  for (const from of states) sum = plus(sum, forward[from]![index]! + turn(weights, from, to, afterBlank))
  return sum
}

/** The logarithm of the sum of two numbers that are given by their logarithms. */
function plus(a: number | undefined, b: number): number {
  if (a === undefined || a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}

import { settled, signs } from './signs.ts'
import type { Span } from './span.ts'
import weights from './weights.json' with { type: 'json' }

/** How much each sign suggests that the reader is told to run a code span; `npm run fit` learns these weights. */
export type Weights = Readonly<Record<string, number>>

const learnt: Weights = { ...weights, ...settled }

/** A code span with its signs. */
export interface WeighedSpan {
  readonly span: Span
  /** The names of its signs. */
  readonly shown: readonly string[]
  /** Above 0, the reader is told to run it. */
  readonly weight: number
}

export function weigh(span: Span): WeighedSpan {
  const shown = signs.filter(({ is }) => is(span)).map(({ name }) => name)
  return { span, shown, weight: sumOf(shown, learnt) }
}

/** The sum of the weights of a span's signs. */
export const sumOf = (shown: readonly string[], weights: Weights): number =>
  shown.reduce((sum, name) => sum + (weights[name] ?? 0), weights['always'] ?? 0)

/** Why the reader is told to run a span or not: the sentence of its strongest sign. */
export function whyOf({ shown, weight }: WeighedSpan): string | null {
  const speaking = signs
    .filter(({ name }) => shown.includes(name))
    .sort((a, b) => Math.sign(weight) * ((learnt[b.name] ?? 0) - (learnt[a.name] ?? 0)))
  return speaking[0]?.sentence ?? null
}

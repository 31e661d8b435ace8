import { settled, signs } from './signs.ts'
import type { Span } from './span.ts'
import weights from './weights.json' with { type: 'json' }

/** How much each sign speaks for a code span being what its reader is told to run; learnt by `npm run fit`. */
export type Weights = Readonly<Record<string, number>>

const learnt: Weights = { ...weights, ...settled }

/** A code span with what was observed of it. */
export interface WeighedSpan {
  readonly span: Span
  /** The names of the signs that it shows. */
  readonly shown: readonly string[]
  /** Above 0 the reader is told to run it. */
  readonly weight: number
}

export function weigh(span: Span): WeighedSpan {
  const shown = signs.filter(({ is }) => is(span)).map(({ name }) => name)
  return { span, shown, weight: sumOf(shown, learnt) }
}

/** What the signs come to that a span shows. */
export const sumOf = (shown: readonly string[], weights: Weights): number =>
  shown.reduce((sum, name) => sum + (weights[name] ?? 0), weights['always'] ?? 0)

/** Why a span is or is not what the reader is told to run: the sentence of the sign that says most of it. */
export function whyOf({ shown, weight }: WeighedSpan): string | null {
  const speaking = signs
    .filter(({ name }) => shown.includes(name))
    .sort((a, b) => Math.sign(weight) * ((learnt[b.name] ?? 0) - (learnt[a.name] ?? 0)))
  return speaking[0]?.sentence ?? null
}

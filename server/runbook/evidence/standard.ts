import { observationNames } from './chain.ts'
import type { Evidence } from './evidence.ts'
import fitted from './weights.json'

const bySeen: Readonly<Record<string, number>> = fitted.seen

/** The weights that ship, fitted to labelled documents by `npm run fit`. */
export const standardEvidence: Evidence = {
  weights: { seen: observationNames.map(name => bySeen[name] ?? 0), turns: fitted.turns },
}

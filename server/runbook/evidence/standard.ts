import { observationNames } from './chain.ts'
import type { Evidence } from './evidence.ts'
import fitted from './weights.json'

const bySeen: Readonly<Record<string, number>> = fitted.seen

/** The weights that ship; `npm run fit` fits them to labelled documents. */
export const standardEvidence: Evidence = {
  weights: { seen: observationNames.map(name => bySeen[name] ?? 0), turns: fitted.turns },
}

import type { CodeLine } from '../../markup/block.ts'
import type { Placed } from './chain.ts'
import type { Weights } from './judge.ts'
import type { Manner } from './settle.ts'

/** What readers judge lines by. */
export interface Evidence {
  readonly weights: Weights
  /** Told of each block that is judged; the bench learns from it. */
  readonly noted?: (lines: readonly CodeLine[], chain: readonly Placed[], manner: Manner) => void
}

import type { CodeLine } from '../../markup/block.ts'
import type { Placed } from './chain.ts'
import type { Weights } from './judge.ts'
import type { Manner } from './settle.ts'

/** The weights that lines are judged by. */
export interface Evidence {
  readonly weights: Weights
  /** Called for each block that is judged; the bench learns from these. */
  readonly noted?: (lines: readonly CodeLine[], chain: readonly Placed[], manner: Manner) => void
}

import type { Desk } from '../../cli/desk.ts'
import { countOf, type Evidence } from './evidence.ts'

/** What an operator does next; `words` are those of the command line. */
export interface Act {
  readonly words: readonly string[]
  /** The step that is to run again though nobody knows how it ended. */
  readonly again: number | null
}

/**
 * What an operator does who looks at where the run stands: goes on with it; of a step that is unknown or failed sees
 * what it did, then marks it done or has it run again. Whoever has lost the terminal names the run that may still be at
 * work (`left`): asked for by its document, a run that has come to its end meanwhile would begin anew. Null when all is
 * done.
 */
export function nextAct(
  standings: readonly string[],
  evidence: readonly Evidence[],
  desk: Desk,
  file: string,
  left: string | null,
): Act | null {
  const ids = desk.ids(file)
  const step = standings.findIndex(standing => !['passed', 'done', 'skipped'].includes(standing))
  if (step === -1) return null
  const goOn = { words: [...(left === null ? ['run', file] : ['resume', left]), '--all', '--json'], again: null }
  const standing = standings[step] ?? ''
  if (standing !== 'unknown' && standing !== 'failed') return goOn
  const id = ids[step] ?? ''
  if (countOf(evidence, 'end', step) > 0) return { words: ['done', id, '--file', file, '--why', 'seen'], again: null }
  return { words: ['run', file, '--step', id, '--json'], again: standing === 'unknown' ? step : null }
}

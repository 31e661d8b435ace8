import { runsOf } from '../journal/read.ts'
import { isSettled } from '../plan.ts'

/** A run as it is chosen among others of its document. */
export interface RunSummary {
  readonly run: string
  readonly startedAt: string
  readonly open: boolean
  readonly busy: boolean
  readonly practice: boolean
  /** Steps that have passed, or were settled by hand as done or skipped. */
  readonly done: number
}

/** More are looked for by nobody. */
const most = 50

/** The newest runs of a document, by its records. */
export function summaries(records: string, file: string): readonly RunSummary[] {
  const found: RunSummary[] = []
  for (const { state } of runsOf(records, file)) {
    const { run, startedAt, open, busy, practice, steps } = state
    found.push({ run, startedAt, open, busy, practice, done: Object.values(steps).filter(isSettled).length })
    if (found.length === most) break
  }
  return found
}

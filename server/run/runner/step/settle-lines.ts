import type { Step } from '../../../runbook/model.ts'
import type { SettledLine } from '../../event.ts'
import type { Refused } from '../../gate.ts'
import { JournalError } from '../../journal/journal.ts'
import type { Decided } from '../../line-decisions.ts'
import type { StepFacts } from '../../resume/step-facts.ts'
import { whoAsks } from '../../who-asks.ts'
import type { StepNow } from '../document-now.ts'
import type { LiveRecord } from '../live-record.ts'

/**
 * Records new decisions on the lines in doubt of a step, on the disk before the step starts, so that the operator need not answer
 * twice. Returns why the step is refused when the record cannot be written.
 */
export function settleLines(found: StepNow, record: LiveRecord): Refused | null {
  try {
    for (const from of ['all', 'line'] as const) {
      const lines = linesSaid(found, from)
      if (lines.length === 0) continue
      const by = from === 'all' ? '--unread' : whoAsks().user
      const known = record.state?.lines?.[found.step.id]
      const isKnown = ({ index, as }: SettledLine) =>
        known?.hash === found.about.hash &&
        known.lines.some(line => line.index === index && line.as === as && line.by === by)
      if (lines.every(isKnown)) continue
      record.appendDurably({ event: 'lines.settled', step: found.step.id, hash: found.about.hash, lines, by })
    }
    return null
  } catch (error) {
    if (!(error instanceof JournalError)) throw error
    return { reason: 'target', cause: 'record', message: error.message }
  }
}

/** The decisions of this request, made one by one or once for all. */
const linesSaid = ({ written, decided, runbook }: StepNow, from: Decided['from']): readonly SettledLine[] =>
  written.doubts.flatMap(({ command: { span, text } }, index) => {
    const decision = decided[index]
    return decision?.from === from ? [{ index, line: runbook.source.lineAt(span.start), text, as: decision.as }] : []
  })

/** Records a step as skipped when all its lines were in doubt and none runs. */
export function passOver({ id }: Pick<Step, 'id'>, about: StepFacts, record: LiveRecord): void {
  record.append({ event: 'step.started', step: id, target: 'local', commands: 0, about })
  const why = 'nothing to run: each of its lines is output or was left out'
  record.append({ event: 'step.finished', step: id, outcome: 'skipped', ms: 0, by: 'run', why })
}

import type { RunnerConnection } from '../run/runner/connect.ts'
import type { RunRequest } from '../run/runner/wire.ts'
import type { Runbook } from '../runbook/model.ts'
import type { Operator } from './operator.ts'
import { shownLine } from '../text/shown-text.ts'

/**
 * Asks about each step that would run, before one that stops the run, and that its author wants confirmed. Answers the
 * ids of those that are; the run stops at the first that is not, so nothing is asked behind it.
 */
export async function askForConfirmation(
  operator: Operator,
  connection: RunnerConnection,
  request: RunRequest,
  runbook: Runbook,
): Promise<readonly string[]> {
  const confirmed = [...(request.confirmed ?? [])]
  if (request.practice) return confirmed
  const asking = new Map(runbook.steps.filter(({ confirm }) => confirm).map(step => [step.id as string, step]))
  for (const id of confirmed) asking.delete(id)
  if (asking.size === 0) return confirmed
  const plan = await connection.plan({ ...request, confirmed: [...confirmed, ...asking.keys()] })
  for (const { step: id, refusal } of plan) {
    if (refusal !== null && refusal.reason !== 'placeholder') break
    const step = asking.get(id)
    if (step === undefined) continue
    const line = runbook.source.lineAt(step.span.start)
    const answer = await operator.ask(`Run “${shownLine(step.title)}” (line ${line})? [y/N] `, false)
    if (answer === null || !/^\s*y(?:es)?\s*$/i.test(answer)) break
    confirmed.push(id)
  }
  return confirmed
}

import { createHash } from 'node:crypto'
import type { Runbook, Step } from '../runbook/model.ts'

/** By where it stands: many commands may stand in one paragraph, which is the source of each of them. */
const known = new WeakMap<Runbook, Map<string, string>>()

/**
 * SHA-256 (64 hex digits) of a step's source text: how a run tells whether the reader saw the text that would run.
 */
export function stepHash(runbook: Runbook, step: Step): string {
  const { start, end } = step.span
  const hashes = known.get(runbook) ?? new Map<string, string>()
  known.set(runbook, hashes)
  const place = `${start} ${end}`
  const hash = hashes.get(place) ?? createHash('sha256').update(runbook.source.slice(step.span)).digest('hex')
  hashes.set(place, hash)
  return hash
}

import { createHash } from 'node:crypto'
import type { Runbook, Step } from '../runbook/model.ts'

/**
 * SHA-256 (64 hex digits) of a step's source text: how a run tells whether the reader saw the text that would run.
 */
export const stepHash = (runbook: Runbook, step: Step): string =>
  createHash('sha256').update(runbook.source.slice(step.span)).digest('hex')

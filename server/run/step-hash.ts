import { createHash } from 'node:crypto'
import type { Runbook, Step } from '../runbook/model.ts'

/** By where it stands: many commands may stand in one paragraph, which is the source of each of them. */
const known = new WeakMap<Runbook, Map<string, string>>()

/**
 * SHA-256 (64 hex digits) of a step's source text: how a run tells whether the reader saw the text that would run. What
 * the page shows in it from elsewhere in the document (`|version|`) is hashed along with it.
 */
export function stepHash(runbook: Runbook, step: Step): string {
  const { start, end } = step.span
  const hashes = known.get(runbook) ?? new Map<string, string>()
  known.set(runbook, hashes)
  const elsewhere = shownFromElsewhere(step)
  const place = `${start} ${end} ${elsewhere}`
  const hash =
    hashes.get(place) ??
    createHash('sha256')
      .update(runbook.source.slice(step.span) + elsewhere)
      .digest('hex')
  hashes.set(place, hash)
  return hash
}

/** What commands and content hold that does not stand in the step's source; empty for nearly all. */
const shownFromElsewhere = ({ commands, content }: Step): string =>
  [...commands.flatMap(({ lines }) => lines), ...(content ?? [])]
    .flatMap(({ text, parts = [] }) =>
      parts.flatMap(({ at, isReplaced }, index) => (isReplaced ? ['\0' + text.slice(at, parts[index + 1]?.at)] : [])),
    )
    .join('')

import type { Prose } from '../../markup/block.ts'
import { isImperative } from './imperative.ts'

/** What sends the reader to think or to read, or depends on what only they can see. */
const QUIET =
  /^(?:also |please |then |now )?(?:if|you|consider|remember|ignore|read|contact|ask|consult|learn|use|see|note|refer|assume|enjoy|feel|let|avoid|include|provide|replace|report|follow)\b/i

/**
 * Whether a paragraph is one short sentence that tells its reader to do something and nothing else: "Reboot the node."
 * between the commands of a procedure. A longer one explains.
 */
export function isLoneInstruction({ text, inlines }: Prose): boolean {
  const sentence = text.trim()
  return (
    sentence.length <= 100 &&
    /^[A-Z][^.:!?;]*[.!]$/.test(sentence) &&
    inlines.every(({ kind, link }) => kind === 'text' && link === null) &&
    !QUIET.test(sentence) &&
    !/\b(?:above|below|following)\b/i.test(sentence) &&
    isImperative(sentence)
  )
}

import type { StepId } from './model.ts'

const DIGITS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Two independent 32-bit hashes of a text (FNV-1a and its mirror), as 8 letters and digits. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + index), 0x85ebca6b)
    b ^= b >>> 13
  }
  let id = ''
  for (let index = 0; index < 8; index++) {
    const bits = index < 4 ? a >>> (index * 7) : b >>> ((index - 4) * 7)
    id += DIGITS[bits & 31] ?? 'a'
  }
  return id
}

/**
 * Names steps by what they are, not by where they stand: the titles above and the step's own text, blanks evened
 * out; a second step with the same text gets `-2`. Edits elsewhere in the document change no id.
 */
export function stepNamer(): (procedure: readonly string[], kind: string, text: string) => StepId {
  const counts = new Map<string, number>()
  return (procedure, kind, text) => {
    const base = digest([kind, ...procedure, text.replace(/\s+/g, ' ').trim()].join('\n'))
    const count = (counts.get(base) ?? 0) + 1
    counts.set(base, count)
    return (count === 1 ? base : `${base}-${String(count)}`) as StepId
  }
}

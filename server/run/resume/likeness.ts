import { withoutNumber } from '../../runbook/prose/title.ts'

/** How much two texts have in common by their words, 0 to 1: twice the words that both have, by all their words (Sørensen and Dice). */
export function likeness(first: readonly string[], second: readonly string[]): number {
  if (first.length + second.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of second) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    common++
  }
  return (2 * common) / (first.length + second.length)
}

/** The words and signs of a text. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

/**
 * Whether two titles say the same: apart from their number, case and blanks, and from slips of the pen that were mended.
 * Short words, names and figures (`A`, `db1`, `2.4`) are never a slip.
 */
export function isAlike(a: string, b: string): boolean {
  const [first, second] = [titleWords(a), titleWords(b)]
  return first.length === second.length && first.every((word, at) => isSameWord(word, second[at] ?? ''))
}

const titleWords = (title: string): readonly string[] => withoutNumber(title).toLowerCase().split(/\s+/).filter(Boolean)

const isSameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && !/\d/.test(a + b) && distance(a, b) <= 1)

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
    }
    row = next
  }
  return row[b.length] ?? 0
}

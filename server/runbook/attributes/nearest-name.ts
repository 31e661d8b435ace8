import { attributeNames } from './table.ts'

/** The attribute whose name somebody has most likely meant; null when none is near. */
export function nearestName(written: string): string | null {
  const name = written.toLowerCase()
  if (name.length < 4 || name.length > 20) return null
  let nearest: string | null = null
  let least = name.length < 7 ? 2 : 3
  for (const known of attributeNames) {
    const far = distance(name, known)
    if (far < least) [nearest, least] = [known, far]
  }
  return nearest
}

/** How many letters are to be put in, taken out, replaced or exchanged with the next to make one word the other. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      now.push(least)
    }
    ;[before, last] = [last, now]
  }
  return last[b.length] ?? 0
}

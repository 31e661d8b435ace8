/** The last of things in order that begins at `offset` or before; undefined when none does. */
export function lastAt<T extends { readonly start: number }>(things: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = things.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((things[middle]?.start ?? 0) <= offset) low = middle
    else high = middle
  }
  const last = things[low]
  return last !== undefined && last.start <= offset ? last : undefined
}

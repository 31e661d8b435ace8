/** How many elements at the start, and how many behind them at the end, two lists have in common. */
export function alikeEnds<A, B>(
  a: readonly A[],
  b: readonly B[],
  isAlike: (a: A | undefined, b: B | undefined) => boolean,
): readonly [start: number, end: number] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && isAlike(a[start], b[start])) start++
  let end = 0
  while (end < most - start && isAlike(a[a.length - 1 - end], b[b.length - 1 - end])) end++
  return [start, end]
}

/** Whether two lists hold the same elements in the same order. */
export const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((element, index) => element === b[index]))

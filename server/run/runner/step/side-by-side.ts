/**
 * Works on things in their order, on at most `most` at a time (at least one), and begins with no further one once
 * `goesOn` says no. Resolves when all that was begun has come to its end; `work` never rejects.
 */
export async function sideBySide<T>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<void>,
  goesOn: () => boolean,
): Promise<void> {
  let next = 0
  const hand = async (): Promise<void> => {
    while (next < things.length && goesOn()) {
      const thing = things[next++]
      if (thing !== undefined) await work(thing)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(most, things.length)) }, hand))
}

/** Lets one after the other do something: whoever comes waits until all before have done it. */
export function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let before: Promise<void> = Promise.resolve()
  return work => {
    const done = before.then(work)
    before = done.catch(() => undefined)
    return done
  }
}

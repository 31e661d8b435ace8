/** Work in pieces: whoever does it may let others have their turn at each pause, or leave it undone. */
export type Work<T> = Generator<void, T>

/** Does all of it at once. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

import { setImmediate as turn } from 'node:timers/promises'
import type { Work } from '../text/work.ts'

/** How long work goes on before others get their turn, in milliseconds. */
const slice = 25

interface Waiting {
  readonly isStale: () => boolean
  readonly go: () => void
  readonly fail: (error: unknown) => void
}

/** One piece of work that several requests may wait for: done once, in slices, as long as one of them still wants it. */
export class PacedWork<T> {
  readonly #begin: () => Work<T>
  #work: Work<T> | null = null
  #done: { readonly value: T } | null = null
  #spent = 0
  #busy = false
  readonly #waiting = new Set<Waiting>()

  constructor(begin: () => Work<T>) {
    this.#begin = begin
  }

  /** Milliseconds it took; null before it was done. */
  get cost(): number | null {
    return this.#done === null ? null : this.#spent
  }

  /** The result; what is left of the work is done at once. */
  now(): T {
    while (this.#done === null) this.#advance(Infinity)
    return this.#done.value
  }

  /** Resolves when the work is done, or `isStale` says that its result is no longer wanted here. */
  async soon(isStale: () => boolean): Promise<void> {
    if (this.#done !== null) return
    const result = new Promise<void>((go, fail) => this.#waiting.add({ isStale, go, fail }))
    if (!this.#busy) void this.#run()
    return result
  }

  async #run(): Promise<void> {
    this.#busy = true
    try {
      while (this.#done === null && this.#isWanted()) {
        this.#advance(slice)
        await turn()
      }
      this.#release(({ go }) => go())
    } catch (error) {
      this.#release(({ fail }) => fail(error))
    } finally {
      this.#busy = false
    }
  }

  /** Lets go of those who have no use for the result any more; whether somebody has. */
  #isWanted(): boolean {
    for (const waiting of this.#waiting) {
      if (!waiting.isStale()) continue
      this.#waiting.delete(waiting)
      waiting.go()
    }
    return this.#waiting.size > 0
  }

  #release(tell: (waiting: Waiting) => void): void {
    for (const waiting of this.#waiting) tell(waiting)
    this.#waiting.clear()
  }

  #advance(most: number): void {
    const begin = performance.now()
    const work = (this.#work ??= this.#begin())
    try {
      for (;;) {
        const { done, value } = work.next()
        if (done === true) this.#done = { value }
        const spent = performance.now() - begin
        if (done === true || spent > most) {
          this.#spent += spent
          return
        }
      }
    } catch (error) {
      // A bug: whoever asks again meets it again.
      this.#work = null
      throw error
    }
  }
}

/** Something to be done for a key once the key has been left alone for a while. */
export interface Pause {
  /** Starts the wait for `key` anew. */
  touch(key: string): void
  /** Forgets what `key` waits for. */
  drop(key: string): void
  clear(): void
}

/** Calls `act(key)` when `key` has not been touched for `ms` milliseconds. */
export function afterPause(ms: number, act: (key: string) => void): Pause {
  const timers = new Map<string, NodeJS.Timeout>()
  const drop = (key: string) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }
  return {
    touch(key) {
      drop(key)
      const timer = setTimeout(() => {
        timers.delete(key)
        act(key)
      }, ms)
      // A wait keeps no process alive whose client has gone.
      timers.set(key, timer.unref())
    },
    drop,
    clear() {
      for (const key of [...timers.keys()]) drop(key)
    },
  }
}

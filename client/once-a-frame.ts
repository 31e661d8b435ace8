/** A call that does its work at most once in 50 ms, and always after the last time it was called. */
export function onceAFrame(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      work()
    }, 50)
  }
}

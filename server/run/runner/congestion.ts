import type { Socket } from 'node:net'

/** A client that has so much to take up (bytes) is waited for. */
const much = 1024 * 1024
/** One that takes up nothing for so long (ms) is waited for no more, until it has taken up all. */
const patience = 10_000

/** Clients that do not keep up with what is told: they are waited for as long as they take up anything at all. */
export class Congestion {
  readonly #stalled = new WeakSet<Socket>()
  readonly #waiting = new WeakMap<Socket, Promise<void>>()

  /** Settled when a client has room for more, or is not waited for any more; null when it has room. */
  of(socket: Socket): Promise<void> | null {
    if (socket.writableLength < much || this.#stalled.has(socket)) return null
    let waiting = this.#waiting.get(socket)
    if (waiting === undefined) this.#waiting.set(socket, (waiting = this.#drained(socket)))
    return waiting
  }

  #drained(socket: Socket): Promise<void> {
    return new Promise(resolve => {
      let before = socket.writableLength
      const over = () => {
        clearInterval(watching)
        this.#waiting.delete(socket)
        resolve()
      }
      const watching = setInterval(() => {
        const now = socket.writableLength
        if (now >= before) {
          this.#stalled.add(socket)
          over()
        }
        before = now
      }, patience)
      socket.once('close', over)
      socket.once('drain', () => {
        this.#stalled.delete(socket)
        socket.off('close', over)
        over()
      })
    })
  }
}

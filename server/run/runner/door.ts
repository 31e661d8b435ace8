import { existsSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { makeFolder } from '../make-folder.ts'
import { takeLock } from './lock.ts'
import type { Place } from './place.ts'

/** How often (ms) the runner looks whether clients can find it. */
const interval = 2000

/**
 * Where clients knock: the socket, and beside it the token they show. Both are put there again when somebody has tidied
 * them away, for what runs must stay within reach.
 */
export class Door {
  readonly #place: Place
  readonly #token: string
  readonly #knocked: (server: Server) => void
  #server: Server | null = null
  #tending: NodeJS.Timeout | undefined

  /** @param knocked Given each socket's server before it listens. */
  constructor(place: Place, token: string, knocked: (server: Server) => void) {
    this.#place = place
    this.#token = token
    this.#knocked = knocked
  }

  /** Opens it; `opened` is told when clients can come, `failed` when they cannot. */
  open(opened: () => void, failed: (error: Error) => void): void {
    this.#putUp(opened, failed)
    this.#tending = setInterval(() => this.#tend(), interval).unref()
  }

  close(): void {
    clearInterval(this.#tending)
    this.#server?.close()
    for (const path of [this.#place.socket, this.#place.token]) remove(path)
  }

  #tend(): void {
    const { folder, socket, token, lock } = this.#place
    if (existsSync(socket) && existsSync(token)) return
    try {
      makeFolder(folder)
      takeLock(lock)
      this.#server?.close()
      this.#putUp(
        () => undefined,
        () => undefined,
      )
    } catch {
      // Not now; perhaps the next time.
    }
  }

  #putUp(opened: () => void, failed: (error: Error) => void): void {
    const { socket, token } = this.#place
    remove(socket)
    writeFileSync(token, this.#token, { mode: 0o600 })
    const server = createServer()
    this.#knocked(server)
    server.on('error', failed)
    server.listen(socket, opened)
    this.#server = server
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Not there.
  }
}

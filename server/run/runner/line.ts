import { readFile } from 'node:fs/promises'
import { connect as connectSocket, type Socket } from 'node:net'
import type { Recorded } from '../event.ts'
import type { RunState } from '../state.ts'
import { advance } from '../state.ts'
import { pathOf } from '../workspace.ts'
import type { Listener, RunnerConnection } from './connect.ts'
import { lineReader } from './lines.ts'
import type { Place } from './place.ts'
import { addressKey, type Followed, type Greeting, type Message, type Request, type RunAddress } from './wire.ts'

/** A line to a runner on which nothing has been said yet. */
export interface Line extends RunnerConnection {
  hello(version: string): Promise<Greeting>
  retire(): Promise<void>
}

/** Whom of a client's a document's events go to, and the state they have seen. */
interface Following {
  state: RunState | null
  readonly listeners: Map<Listener, boolean>
  /** Events that came before whoever asked has taken up the answer. */
  held: Recorded[] | null
}

type Call = Request extends infer R ? (R extends { readonly id: number } ? Omit<R, 'id'> : never) : never

interface Asked {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Calls the runner of a place; null when none answers. */
export async function reach(place: Place): Promise<Line | null> {
  const token = await readFile(place.token, 'utf8').catch(() => null)
  if (token === null) return null
  const socket = await new Promise<Socket | null>(resolve => {
    const socket = connectSocket(place.socket)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
  return socket === null ? null : lineOver(socket, token)
}

function lineOver(socket: Socket, token: string): Line {
  const waiting = new Map<number, Asked>()
  const following = new Map<string, Following>()
  const lost = new Set<(message: string) => void>()
  let last = 0
  let closed = false

  /** `taken` sees the answer before the next line is read. */
  const call = (request: Call, taken: (result: unknown) => void = () => undefined): Promise<unknown> =>
    new Promise((done, reject) => {
      if (socket.destroyed) return reject(new Error('the runner is gone'))
      const id = ++last
      const resolve = (result: unknown) => {
        taken(result)
        done(result)
      }
      waiting.set(id, { resolve, reject })
      socket.write(JSON.stringify({ ...request, id }) + '\n')
    })

  const tell = (known: Following, record: Recorded): void => {
    known.state = advance(known.state, record)
    for (const [listener, output] of known.listeners) {
      if (output || record.event !== 'output') listener(known.state, record)
    }
  }

  const take = (message: Message): void => {
    if ('record' in message) {
      const known = following.get(addressKey(message))
      if (known?.held) known.held.push(message.record)
      else if (known) tell(known, message.record)
      return
    }
    if ('state' in message) {
      const known = following.get(addressKey(message))
      if (known) known.state = message.state
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) asked?.reject(new Error(message.error))
    else asked?.resolve(message.result)
  }

  socket.on(
    'data',
    lineReader(value => value !== undefined && take(value as Message)),
  )
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the runner is gone'))
    waiting.clear()
    if (closed) return
    for (const listener of lost) listener('the runner has ended; what it was running ended with it')
  })

  const hello = (version: string) => call({ method: 'hello', token, version }) as Promise<Greeting>
  const retire = async () => void (await call({ method: 'retire' }))
  const onLost = (listener: (message: string) => void) => void lost.add(listener)
  const close = () => {
    closed = true
    socket.end()
    // A runner that does not answer keeps nobody waiting.
    socket.unref()
  }

  /** What can be asked, of the run of a name or of the one that is shown. */
  const about = (run: string | undefined): RunnerConnection => {
    const at = (file: string): RunAddress => ({ file: pathOf(file), ...(run === undefined ? {} : { run }) })
    const of = <T extends RunAddress>(request: T): T => ({ ...request, ...at(request.file) })
    return {
      run: params =>
        call({ method: 'run', params: withEnvironment(of(params)) }) as ReturnType<RunnerConnection['run']>,
      plan: params => call({ method: 'plan', params: of(params) }) as ReturnType<RunnerConnection['plan']>,
      cancel: file => call({ method: 'cancel', params: at(file) }) as Promise<boolean>,
      input: async (file, data) => void (await call({ method: 'input', params: { ...at(file), data } })),
      resize: async (file, columns, rows) =>
        void (await call({ method: 'resize', params: { ...at(file), columns, rows } })),
      answer: async (file, values) => void (await call({ method: 'answer', params: { ...at(file), values } })),
      settle: async params => void (await call({ method: 'settle', params: of(params) })),
      startOver: async file => void (await call({ method: 'startOver', params: at(file) })),
      list: file => call({ method: 'list', params: at(file) }) as ReturnType<RunnerConnection['list']>,
      async follow(document, listener, { output = false } = {}) {
        const address = at(document)
        const key = addressKey(address)
        const listeners = following.get(key)?.listeners ?? new Map<Listener, boolean>()
        const wanted = output || [...listeners.values()].some(Boolean)
        listeners.set(listener, output)
        return (await call({ method: 'follow', params: { ...address, output: wanted } }, result => {
          const known: Following = { state: (result as Followed).state, listeners, held: [] }
          following.set(key, known)
          setImmediate(() => {
            const { held } = known
            known.held = null
            for (const record of held ?? []) tell(known, record)
          })
        })) as Followed
      },
      unfollow(document, listener) {
        const address = at(document)
        const known = following.get(addressKey(address))
        known?.listeners.delete(listener)
        if (known?.listeners.size !== 0) return
        following.delete(addressKey(address))
        void call({ method: 'unfollow', params: address }).catch(() => undefined)
      },
      ofRun: about,
      ...{ onLost, close },
    }
  }

  return { ...about(undefined), hello, retire }
}

/** The operator's own environment, for the shell that a request may open. */
const withEnvironment = <T extends { readonly environment?: unknown }>(request: T): T => ({
  ...request,
  environment: request.environment ?? process.env,
})

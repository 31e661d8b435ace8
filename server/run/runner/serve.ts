import { timingSafeEqual } from 'node:crypto'
import type { Server, Socket } from 'node:net'
import type { Recorded } from '../event.ts'
import type { RunState } from '../state.ts'
import { Congestion } from './congestion.ts'
import { lineReader } from './lines.ts'
import type { Taken } from './live-record.ts'
import type { Runs } from './runs.ts'
import { addressKey, type Greeting, type Message, type Request, type RunAddress } from './wire.ts'

/** What a runner says of itself. */
export interface Identity {
  readonly version: string
  readonly token: string
}

/** A client's output that is not taken up is let go beyond this many bytes; the record has it all the same. */
const patience = 8 * 1024 * 1024

interface Client {
  readonly socket: Socket
  known: boolean
  /** By document and run: whether output is wanted. */
  readonly follows: Map<string, boolean>
  /** Bytes of output that were let go since it was last told of any. */
  missed: number
  /** Bytes of answers that it has not taken up: what it asked for itself is no reason to let output go. */
  owed: number
}

/** The runner's ear: clients on a socket, each with a token, each following the documents it shows. */
export class Ear {
  readonly #clients = new Set<Client>()
  readonly #congestion = new Congestion()
  readonly #identity: Identity
  /** Told when the last client has gone or a request was answered, and when the runner is asked to retire. */
  readonly #changed: () => void
  readonly #retire: () => void
  #runs: Runs | null = null

  constructor(identity: Identity, changed: () => void, retire: () => void) {
    this.#identity = identity
    this.#changed = changed
    this.#retire = retire
  }

  get clients(): number {
    return this.#clients.size
  }

  listen(server: Server, runs: Runs): void {
    this.#runs = runs
    server.on('connection', socket => this.#welcome(socket))
  }

  /**
   * Tells every client that follows the run, by its name or because it is the one that is shown; of output, those that do
   * not keep up may be waited for.
   */
  tell(file: string, run: string, record: Recorded, isShown: boolean): Taken {
    const waits = [...this.#send({ file, run }, record), ...(isShown ? this.#send({ file }, record) : [])]
    return waits.length === 0 ? null : Promise.all(waits).then(() => undefined)
  }

  #send(address: RunAddress, record: Recorded): readonly Promise<void>[] {
    const waits: Promise<void>[] = []
    const key = addressKey(address)
    // What programs print is much, and often nobody looks.
    let line: string | null = null
    for (const client of this.#clients) {
      const output = client.follows.get(key)
      if (output === undefined || (record.event === 'output' && !output)) continue
      line ??= encode({ ...address, record })
      if (record.event === 'output' && client.socket.writableLength > patience + client.owed)
        client.missed += Buffer.byteLength(record.data)
      else {
        const missing = client.missed > 0 ? note(address, record, client.missed) : ''
        if (missing !== '') client.missed = 0
        send(client, missing + line)
      }
      if (record.event !== 'output') continue
      const taken = this.#congestion.of(client.socket)
      if (taken !== null) waits.push(taken)
    }
    return waits
  }

  /** Tells every client that follows the document, and names no run, that another run of it is shown. */
  reveal(file: string, state: RunState): void {
    const line = encode({ file, state })
    for (const client of this.#clients) if (client.follows.has(addressKey({ file }))) send(client, line)
  }

  #welcome(socket: Socket): void {
    const client: Client = { socket, known: false, follows: new Map(), missed: 0, owed: 0 }
    this.#clients.add(client)
    const read = lineReader(value => void this.#answer(client, value))
    socket.on('data', read)
    socket.on('drain', () => (client.owed = 0))
    // A client that is gone is no error: what it asked for goes on.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#clients.delete(client)
      this.#changed()
    })
  }

  async #answer(client: Client, value: unknown): Promise<void> {
    const request = value as Request | undefined
    if (typeof request !== 'object' || typeof request?.id !== 'number') return void client.socket.destroy()
    const { id } = request
    const reply = (result: unknown) => {
      const before = client.socket.writableLength
      if (!client.socket.write(encode({ id, result: result ?? null })))
        client.owed += client.socket.writableLength - before
    }
    const fail = (error: unknown) =>
      void client.socket.write(encode({ id, error: error instanceof Error ? error.message : String(error) }))
    try {
      const result = this.#do(client, request)
      // Answered in this very turn, so that no event can come between the answer to `follow` and its state.
      if (result instanceof Promise) await result.then(reply, fail)
      else reply(result)
    } catch (error) {
      fail(error)
    }
    this.#changed()
  }

  #do(client: Client, request: Request): unknown {
    const runs = this.#runs
    if (runs === null) throw new Error('the runner is not ready')
    if (request.method === 'hello') {
      if (!same(request.token, this.#identity.token)) {
        client.socket.destroySoon()
        throw new Error('expected the token of this runner, found another')
      }
      client.known = true
      return { version: this.#identity.version, pid: process.pid, busy: runs.busy } satisfies Greeting
    }
    if (!client.known) {
      client.socket.destroySoon()
      throw new Error('expected hello first')
    }
    switch (request.method) {
      case 'run':
        return runs.run(request.params)
      case 'plan':
        return runs.plan(request.params)
      case 'cancel':
        return runs.cancel(request.params)
      case 'input':
        return runs.input(request.params, request.params.data)
      case 'resize':
        return runs.resize(request.params, request.params.columns, request.params.rows)
      case 'answer':
        return runs.answer(request.params, request.params.values)
      case 'settle':
        return runs.settle(request.params)
      case 'startOver':
        return runs.startOver(request.params)
      case 'list':
        return runs.list(request.params.file)
      case 'follow':
        // Between the answer and the first event nothing may be lost or told twice: both are of this moment.
        client.follows.set(addressKey(request.params), request.params.output)
        return runs.followed(request.params)
      case 'unfollow':
        return void client.follows.delete(addressKey(request.params))
      case 'retire':
        if (runs.busy) throw new Error('a step is running')
        setImmediate(this.#retire)
        return null
    }
  }
}

/** What happens in one turn goes out in one piece: every piece costs a call of the system, and wakes the client. */
function send({ socket }: Client, line: string): void {
  if (socket.writableCorked === 0) {
    socket.cork()
    process.nextTick(() => socket.uncork())
  }
  socket.write(line)
}

const encode = (message: Message): string => JSON.stringify(message) + '\n'

/** What stands where output was let go; nothing before what tells of no command. */
function note(address: RunAddress, record: Recorded, bytes: number): string {
  if (record.event !== 'output' && record.event !== 'command.finished') return ''
  const { step, command, seq, at } = record
  return encode({ ...address, record: { event: 'output', step, command, data: '', missing: { bytes }, seq, at } })
}

function same(given: unknown, token: string): boolean {
  const a = Buffer.from(String(given))
  const b = Buffer.from(token)
  return a.length === b.length && timingSafeEqual(a, b)
}

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { spawn as spawnPty } from '@lydell/node-pty'

/** What is run for a call of exec: a program and its arguments. */
export type Enter = (
  namespace: string,
  pod: string,
  container: string | null,
  words: readonly string[],
  tty: boolean,
) => readonly string[]

/**
 * As much of a Kubernetes API server as `kubectl exec` speaks to (v5.channel.k8s.io over WebSocket): one pod whose
 * container is whatever `enter` says. The first byte of each message is its channel.
 */
export class PodServer {
  readonly #server: Server
  readonly #enter: Enter
  readonly #sockets = new Set<Socket>()

  constructor(enter: Enter) {
    this.#enter = enter
    this.#server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(answerTo(new URL(request.url ?? '', 'http://localhost').pathname)))
    })
    this.#server.on('upgrade', (request, socket) => this.#exec(request, socket as Socket))
  }

  async listen(): Promise<number> {
    await new Promise<void>(listening => this.#server.listen(0, '127.0.0.1', listening))
    return (this.#server.address() as AddressInfo).port
  }

  /** Every connection breaks. */
  lose(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  close(): void {
    this.lose()
    this.#server.close()
  }

  #exec(request: IncomingMessage, socket: Socket): void {
    this.#sockets.add(socket)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const [, namespace = '', pod = ''] = /\/namespaces\/([^/]+)\/pods\/([^/]+)\/exec$/.exec(pathname) ?? []
    const tty = searchParams.get('tty') === 'true'
    const [program = '', ...words] = this.#enter(
      namespace,
      pod,
      searchParams.get('container'),
      searchParams.getAll('command'),
      tty,
    )
    const key = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\nSec-WebSocket-Protocol: v5.channel.k8s.io\r\n\r\n`,
    )
    const send = (channel: number, data: Buffer) => socket.write(frame(Buffer.concat([Buffer.from([channel]), data])))
    const ended = (status: number) => {
      send(3, Buffer.from(JSON.stringify(statusOf(status))))
      socket.write(frame(Buffer.from([0x03, 0xe8]), 0x88))
      socket.end()
    }
    if (!tty) {
      execFile(program, words, { encoding: 'buffer' }, (error, stdout, stderr) => {
        if (stdout.length > 0) send(1, stdout)
        if (stderr.length > 0) send(2, stderr)
        ended(error === null ? 0 : typeof error.code === 'number' ? error.code : 1)
      })
      return
    }
    const pty = spawnPty(program, words, { name: 'xterm', cols: 80, rows: 24, encoding: null })
    pty.onData(data => send(1, data as unknown as Buffer))
    pty.onExit(({ exitCode }) => ended(exitCode))
    // The API server keeps the terminal of a client that has gone; so does this one.
    socket.on('error', () => undefined)
    let held: Buffer = Buffer.alloc(0)
    socket.on('data', chunk => {
      held = Buffer.concat([held, chunk])
      for (let message = unframe(held); message !== null; message = unframe(held)) {
        held = message.rest
        const [channel] = message.data
        if (message.opcode === 2 && channel === 0) pty.write(message.data.subarray(1) as unknown as string)
        if (message.opcode === 2 && channel === 4) {
          const { Width, Height } = JSON.parse(message.data.subarray(1).toString()) as { Width: number; Height: number }
          if (Width > 0 && Height > 0) pty.resize(Width, Height)
        }
      }
    })
  }
}

function frame(data: Buffer, first = 0x82): Buffer {
  const head = data.length < 126 ? [first, data.length] : [first, 126, data.length >> 8, data.length & 255]
  if (data.length > 65_535) throw new Error('expected a message of 64 KiB at most')
  return Buffer.concat([Buffer.from(head), data])
}

/** The first message of what a client sent; null when it is not all there. A client masks its messages. */
function unframe(data: Buffer): { readonly opcode: number; readonly data: Buffer; readonly rest: Buffer } | null {
  const short = (data[1] ?? 0) & 127
  const [length, at] = short < 126 ? [short, 2] : [data.length < 4 ? Infinity : data.readUInt16BE(2), 4]
  if (data.length < at + 4 + length) return null
  const mask = data.subarray(at, at + 4)
  const masked = data.subarray(at + 4, at + 4 + length)
  return {
    opcode: (data[0] ?? 0) & 15,
    data: Buffer.from(masked.map((byte, n) => byte ^ (mask[n % 4] ?? 0))),
    rest: data.subarray(at + 4 + length),
  }
}

const statusOf = (status: number) =>
  status === 0
    ? { metadata: {}, status: 'Success' }
    : {
        ...{ metadata: {}, status: 'Failure', reason: 'NonZeroExitCode', message: `command terminated with ${status}` },
        details: { causes: [{ reason: 'ExitCode', message: `${status}` }] },
      }

/** What there is, and the pod that is asked for: any. */
function answerTo(path: string): unknown {
  const pods = { name: 'pods', singularName: 'pod', namespaced: true, kind: 'Pod', verbs: ['get', 'create'] }
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] }
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: [] }
  if (path === '/api/v1') return { kind: 'APIResourceList', groupVersion: 'v1', resources: [pods] }
  const [, namespace = '', pod = ''] = /\/namespaces\/([^/]+)\/pods\/([^/]+)$/.exec(path) ?? []
  return podOf(namespace, pod)
}

const podOf = (namespace: string, name: string) => ({
  ...{ kind: 'Pod', apiVersion: 'v1', metadata: { name, namespace } },
  spec: { containers: [{ name: 'main' }, { name: 'side' }] },
  status: { phase: 'Running' },
})

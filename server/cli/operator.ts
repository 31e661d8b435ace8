import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { RunnerConnection } from '../run/runner/connect.ts'

/** The person at the terminal: keys go to the step, Ctrl-C cancels it, questions are asked in between. */
export interface Operator {
  /** Whether Ctrl-C was pressed. */
  readonly canceled: boolean
  /**
   * Asks for a value, which is not shown when it is `secret`; an empty answer is a value. Null when the input has ended,
   * or the question was hushed.
   */
  ask(question: string, secret: boolean): Promise<string | null>
  /** The question that is open needs no answer any more. */
  hush(): void
  /** Told when Ctrl-C was pressed so often that a runner that answers would have ended the step. */
  onLeave(listener: () => void): void
  stop(): void
}

/** Ctrl-C interrupts, then ends, then kills the step. */
const enough = 4

/** What a secret is echoed to. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * Connects the operator with the running steps of `file`. Where standard input is no terminal only Ctrl-C
 * (SIGINT, SIGTERM) is heard.
 */
export function operatorOf(connection: RunnerConnection, file: string): Operator {
  const { stdin, stdout } = process
  let pressed = 0
  let leave: () => void = () => undefined
  let question: AbortController | null = null
  const cancel = () => {
    if (++pressed >= enough) leave()
    else void connection.cancel(file).catch(() => undefined)
  }
  const key = (data: Buffer) => {
    const text = data.toString('utf8')
    if (text === '\x03') cancel()
    else void connection.input(file, text).catch(() => undefined)
  }
  const resize = () => void connection.resize(file, stdout.columns, stdout.rows).catch(() => undefined)
  const listen = () => {
    if (!stdin.isTTY) return
    stdin.setRawMode(true)
    stdin.on('data', key)
    stdin.resume()
  }
  const rest = () => {
    if (!stdin.isTTY) return
    stdin.off('data', key)
    stdin.setRawMode(false)
    stdin.pause()
  }
  // The shell that brings us back to the foreground has its own terminal settings: keys, passwords too, would be echoed.
  const wake = () => {
    if (!stdin.isRaw) return
    stdin.setRawMode(false)
    stdin.setRawMode(true)
  }
  process.on('SIGCONT', wake)
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  stdout.on('resize', resize)
  listen()
  return {
    get canceled() {
      return pressed > 0
    },
    async ask(text, secret) {
      rest()
      const hidden = secret && stdin.isTTY
      if (hidden) process.stderr.write(text)
      const terminal = createInterface({
        input: stdin,
        output: hidden ? nowhere() : process.stderr,
        terminal: stdin.isTTY,
      })
      const { signal } = (question = new AbortController())
      const ended = new Promise<null>(answer => terminal.once('close', () => answer(null)))
      const answered = terminal.question(hidden ? '' : text, { signal }).catch(() => null)
      const answer = await Promise.race([answered, ended])
      question = null
      terminal.close()
      if (hidden) process.stderr.write('\n')
      listen()
      return answer
    },
    hush: () => question?.abort(),
    onLeave: listener => void (leave = listener),
    stop() {
      rest()
      process.off('SIGCONT', wake)
      process.off('SIGINT', cancel)
      process.off('SIGTERM', cancel)
      stdout.off('resize', resize)
    },
  }
}

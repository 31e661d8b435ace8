import { createInterface } from 'node:readline/promises'
import type { RunnerConnection } from '../run/runner/connect.ts'

/** The person at the terminal: keys go to the step, Ctrl-C cancels it, questions are asked in between. */
export interface Operator {
  /** Asks for a value; an empty answer is a value. Null when the input has ended. */
  ask(question: string): Promise<string | null>
  stop(): void
}

/**
 * Connects the operator with the running steps of `file`. Where standard input is no terminal only Ctrl-C
 * (SIGINT, SIGTERM) is heard.
 */
export function operatorOf(connection: RunnerConnection, file: string): Operator {
  const { stdin, stdout } = process
  const cancel = () => void connection.cancel(file).catch(() => undefined)
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
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  stdout.on('resize', resize)
  listen()
  return {
    async ask(question) {
      rest()
      const terminal = createInterface({ input: stdin, output: process.stderr })
      const ended = new Promise<null>(answer => terminal.once('close', () => answer(null)))
      const answer = await Promise.race([terminal.question(question), ended])
      terminal.close()
      listen()
      return answer
    },
    stop() {
      rest()
      process.off('SIGINT', cancel)
      process.off('SIGTERM', cancel)
      stdout.off('resize', resize)
    },
  }
}

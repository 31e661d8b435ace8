import { spawn } from '@lydell/node-pty'
import { stripVTControlCharacters } from 'node:util'
import { type Desk, until } from './desk.ts'

/** What an operator types, or does, when a text has appeared. */
export type Answer = readonly [when: string, keys: string | (() => unknown)]

/** A program on a terminal at a desk, with an operator who types a text when another has appeared, in turn; answers all that was seen. */
export async function typing(
  desk: Desk,
  [program, ...args]: readonly [string, ...string[]],
  ...answers: readonly Answer[]
) {
  const terminal = spawn(program, args, { cwd: desk.workspace, env: desk.environment, cols: 100, rows: 30 })
  let seen = ''
  let from = 0
  terminal.onData(data => (seen += data))
  const ended = new Promise<number>(done => terminal.onExit(({ exitCode }) => done(exitCode)))
  for (const [when, keys] of answers) {
    await until(
      () => seen.includes(when, from),
      () => `${when} in\n${seen}`,
    )
    from = seen.indexOf(when, from) + when.length
    if (typeof keys === 'string') terminal.write(keys)
    else keys()
  }
  const status = await ended
  return { status, seen: stripVTControlCharacters(seen).replaceAll('\r\n', '\n'), raw: seen }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../server/run/event.ts'
import { TypedInput } from '../../../server/run/runner/typed-input.ts'
import { run as runState, state } from '../../client/examples.ts'
import { all, Bench, buildRunner, guide, outputOf } from './runner-on-disk.ts'

let runner: string
let bench: Bench | null = null
beforeAll(async () => {
  runner = await buildRunner('typed')
})
afterEach(() => bench?.close())

test('what is typed to a step is recorded as so many characters, a password not even as that', async () => {
  bench = new Bench(runner, guide('$ read -p "name? " N; read -s -p "secret? " S; echo; echo "${#N} ${#S}"'))
  await bench.connect()
  const asks = (what: string) => bench!.until(event => event.event === 'step.waiting' && event.for === what)
  const run = bench.run(all, { interactive: true })
  await asks('input')
  await bench.connection?.input(bench.file, 'ali')
  await bench.connection?.input(bench.file, 'ce\r')
  await asks('password')
  await bench.connection?.input(bench.file, 'hunter22\r')
  expect(outputOf(await run)).toContain('5 8\n')
  const { events, folder } = bench.latest
  const typed = events.filter(({ event }) => event === 'input.sent')
  expect(typed).toMatchObject([
    { command: 0, length: 5 },
    { command: 0, length: null },
  ])
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toMatch(/alice|hunter22/)
})

test('a password that is typed is kept nowhere, though a program prints it', async () => {
  bench = new Bench(runner, guide('$ read -s -p "secret? " S; echo; echo "said [$S]"', '$ echo "once more: $S"'))
  await bench.connect()
  const run = bench.run(all, { interactive: true })
  await bench.until(event => event.event === 'step.waiting' && event.for === 'password')
  // Corrected while it is typed: the program has `hunter-22`.
  await bench.connection?.input(bench.file, 'wrong\x15huntex')
  await bench.connection?.input(bench.file, '\x7fr-22\r')
  expect(outputOf(await run)).toContain('said [hunter-22]\nonce more: hunter-22\n')
  const out = join(bench.latest.folder, 'out')
  const kept = readdirSync(out).map(name => readFileSync(join(out, name), 'utf8').replaceAll('\r\n', '\n'))
  expect(kept.sort()).toEqual(['once more: •••\n', 'secret? \nsaid [•••]\n'])
})

describe('lines that are typed', () => {
  const never = (password: string) => expect.unreachable(password)
  const told = (phase: 'running' | 'waiting' | 'finished', keys: readonly string[]) => {
    const events: RunEvent[] = []
    const input = new TypedInput(event => events.push(event), never)
    const at = runState({ a: state(phase, { commands: { 1: { status: null, signal: null, ms: null } } }) })
    for (const each of keys) input.take(each, at)
    return events.map(event => (event.event === 'input.sent' ? event.length : null))
  }

  test('are counted one by one, however the keys come', () => {
    expect(told('waiting', ['y\ra', 'b', 'c\n\x03', 'rest'])).toEqual([1, 3, 0])
  })

  test('are passwords when that is seen in their midst, too, and known whole', () => {
    const known: string[] = []
    const input = new TypedInput(
      () => undefined,
      password => known.push(password),
    )
    const commands = { 1: { status: null, signal: null, ms: null } }
    input.take('hun', runState({ a: state('running', { commands }) }))
    input.take('ter2\r', runState({ a: state('waiting', { commands, waitingFor: 'password' }) }))
    expect(known).toEqual(['hunter2'])
  })

  test('to no step are nobody’s business', () => {
    expect(told('finished', ['ls\r'])).toEqual([])
  })
})

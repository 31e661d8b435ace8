import { connect as connectSocket } from 'node:net'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import { lineReader } from '../../../server/run/runner/lines.ts'
import { placeOf } from '../../../server/run/runner/place.ts'
import { all, Bench, brief, buildRunner, guide, outputOf } from './runner-on-disk.ts'

/** Where other tools for runbooks fail: each of these is a fault that one of them has. */
let runner: string
const benches: Bench[] = []
const bench = (text: string) => {
  const made = new Bench(runner, text)
  benches.push(made)
  return made
}
beforeAll(async () => {
  runner = await buildRunner('faults')
})
afterEach(() => benches.splice(0).forEach(each => each.close()))

describe('a step that waits', () => {
  test('shows what the document says to answer, and nothing is typed by itself', async () => {
    const text = guide('$ read -p "Go on? " answer; echo "got $answer"') + '\nWhen asked, type `yes`.\n'
    const guided = bench(text)
    const running = guided.run(all, { interactive: true })
    const waiting = await guided.until(({ event }) => event === 'step.waiting')
    expect(waiting).toMatchObject({ for: 'input', answers: ['When asked, type `yes`.'] })
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(outputOf(guided.events)).not.toContain('got')
    await guided.connection?.input(guided.file, 'no\r')
    expect(outputOf(await running)).toContain('got no\n')
  })

  test('because its program was stopped says so, and goes on', async () => {
    const guided = bench(guide('$ echo go; sleep 3', '$ echo next'))
    const running = guided.run(all, { interactive: true })
    await guided.until(event => event.event === 'output' && event.data.includes('go'))
    const key = setInterval(() => void guided.connection?.input(guided.file, '\x1a'), 300)
    expect(await guided.until(({ event }) => event === 'step.waiting')).toMatchObject({ for: 'suspended' })
    clearInterval(key)
    expect(Object.values(guided.state?.steps ?? {})[0]).toMatchObject({ phase: 'waiting', waitingFor: 'suspended' })
    await guided.connection?.input(guided.file, '\r')
    expect(brief(await running).slice(-2)).toEqual(['step.finished passed', 'run.finished passed'])
  })
})

test('a step that reads standard input takes nothing of the steps behind it', async () => {
  const events = await bench(guide('$ cat >/dev/null\n$ read x </dev/tty', '$ echo two')).run(all)
  expect(outputOf(events)).not.toContain('two')
  expect(brief(events)).toContain('command.finished 0')
})

test('two runs at the same time know nothing of each other', async () => {
  const text = (name: string) =>
    guide(`$ export WHO=${name}; cd /tmp; sleep 0.3`, '$ echo "$WHO"; sleep 0.3; echo "$WHO"')
  const [one, two] = await Promise.all([bench(text('one')).run(all), bench(text('two')).run(all)])
  expect([outputOf(one ?? []), outputOf(two ?? [])]).toEqual(['one\none\n', 'two\ntwo\n'])
})

test('a shell that is killed while nobody looks is told when somebody comes back', async () => {
  const guided = bench(guide('$ sleep 20', '$ echo never'))
  const connection = await guided.connect()
  await connection.run(guided.request(all))
  const opened = await guided.until(({ event }) => event === 'session.opened')
  await guided.until(({ event }) => event === 'command.started')
  connection.close()
  if (opened.event === 'session.opened') process.kill(opened.pid, 'SIGKILL')
  await new Promise(resolve => setTimeout(resolve, 300))
  await guided.connect()
  expect(guided.state).toMatchObject({ busy: false, outcome: 'failed' })
  expect(Object.values(guided.state?.steps ?? {})[0]).toMatchObject({ outcome: 'failed' })
})

test('a client that takes up nothing holds no step up for good, and costs the runner no memory', async () => {
  const guided = bench(guide('$ yes 0123456789012345678901234567890123456789 | head -c 25000000; echo end'))
  await guided.connect()
  const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${guided.pid}/status`, 'utf8'))?.[1]) / 1024
  const before = resident()
  const place = placeOf(guided.workspace)
  const deaf = connectSocket(place.socket)
  const say = (request: object) => deaf.write(JSON.stringify(request) + '\n')
  await new Promise(resolve => deaf.once('connect', resolve))
  say({ id: 1, method: 'hello', token: readFileSync(place.token, 'utf8'), version: '' })
  say({ id: 2, method: 'follow', params: { file: guided.file, output: true } })
  await new Promise(resolve => setTimeout(resolve, 300))
  deaf.pause()
  const events = await guided.run(all)
  expect(brief(events).at(-1)).toBe('run.finished passed')
  expect(outputOf(events)).toMatch(/end\n$/)
  expect(resident() - before).toBeLessThan(100)
  // What it was not told is counted, to the byte.
  let [told, missing, ended] = [0, 0, false]
  const taken = lineReader(value => {
    const { record } = value as { readonly record?: Recorded }
    if (record?.event === 'output') told += Buffer.byteLength(record.data)
    if (record?.event === 'output') missing += record.missing?.bytes ?? 0
    ended ||= record?.event === 'run.finished'
  })
  deaf.on('data', taken).resume()
  while (!ended) await new Promise(resolve => setTimeout(resolve, 10))
  const whole = events.map(event => (event.event === 'output' ? event.data : '')).join('')
  expect(missing).toBeGreaterThan(1_000_000)
  expect(told + missing).toBe(Buffer.byteLength(whole))
  deaf.destroy()
}, 120_000)

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../../server/run/event.ts'
import type { RunRequest } from '../../../../server/run/runner/wire.ts'
import { password } from '../../session/machine-users.ts'
import { hasMachines, Machines } from '../../session/machines.ts'
import { all, Bench, buildRunner, ended, guide, outputOf } from '../runner-on-disk.ts'
import { onPath } from '../../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()

const told = (events: readonly Recorded[]) =>
  events.flatMap(event =>
    event.event === 'session.opening' ? [event.data] : event.event === 'step.waiting' ? [`<${event.for}>`] : [],
  )

/** An operator at the terminal: answers each question for a password, with these, in turn; then with the right one. */
function answers(...words: readonly string[]): { readonly asked: () => number } {
  let asked = 0
  let line = ''
  bench.onEvent = event => {
    if (event.event !== 'session.opening' && event.event !== 'output') return
    line += event.data
    if (!/assword[^\n]*: ?$/.test(line)) return
    line = ''
    void bench.connection?.input(bench.file, `${words[asked++] ?? password}\r`)
  }
  return { asked: () => asked }
}

describe.skipIf(!hasMachines)('a machine that asks before it lets anybody in, and is rebooted', () => {
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('reboot-asked')
    await machines.start({ name: 'pw', asks: 'password' }, { name: '2fa', asks: 'keyboard-interactive' })
  })
  afterAll(() => machines.stop())
  afterEach(() => bench.close())

  const run = (name: string, more: Partial<RunRequest> = {}) =>
    bench.run(all, { targets: { db1: `ssh:${name}` }, interactive: true, ...more })

  test.each([['pw'], ['2fa']])('asks the operator again, in the terminal: %s', async name => {
    const before = machines.boot(name)
    bench = new Bench(runner, guide('db1# reboot\ndb1# machine; cat /proc/sys/kernel/random/boot_id'))
    const { asked } = answers()
    const events = await run(name)
    expect(ended(events)).toEqual(['passed: null'])
    expect(asked()).toBe(2)
    expect(told(events).filter(text => text.startsWith('<'))).toEqual(['<reboot>', '<password>', '<reboot>'])
    expect(outputOf(events).trimEnd().split('\n').slice(-2)).toEqual([name, machines.boot(name)])
    expect(machines.boot(name)).not.toBe(before)
    expect(JSON.stringify(bench.latest.events)).not.toContain(password)
    const typed = bench.latest.events.flatMap(event => (event.event === 'input.sent' ? [event.length] : []))
    expect(typed).toEqual([null])
  })

  test('asks once more when none of the answers was right', async () => {
    bench = new Bench(runner, guide('db1# reboot\ndb1# machine'))
    const wrong = [password, 'a', 'b', 'c']
    const { asked } = answers(...wrong)
    const events = await run('pw')
    expect(ended(events)).toEqual(['passed: null'])
    expect(asked()).toBe(wrong.length + 1)
    expect(told(events).join('')).toContain('Permission denied')
  })

  test('ends clearly where nobody is there to answer, and goes on when somebody is', async () => {
    bench = new Bench(runner, guide('db1$ machine', 'db1# reboot\ndb1# machine'))
    answers()
    const targets = { db1: 'ssh:pw' }
    const first = await bench.run({ kind: 'next' }, { targets, interactive: true })
    expect(outputOf(first)).toBe('pw\n')
    const second = await run('pw', { interactive: false })
    expect(ended(second)[0]).toMatch(/^unknown: the machine answers, and asks for a password or the like/)
    const boot = machines.boot('pw')
    const [step = ''] = bench.startedSteps.slice(-1)
    const again = await bench.run({ kind: 'steps', steps: [step] }, { targets, interactive: true })
    expect(ended(again)).toEqual(['passed: null'])
    expect(outputOf(again)).toBe('pw\n')
    expect(machines.boot('pw')).toBe(boot)
  }, 90_000)

  test('is waited for no longer when the operator has enough of the question', async () => {
    bench = new Bench(runner, guide('db1# reboot', 'db1$ true'))
    let isDown = false
    const { asked } = answers()
    const answering = bench.onEvent
    bench.onEvent = event => {
      if (event.event === 'step.waiting') isDown = true
      if (!isDown) return answering(event)
      if (event.event === 'session.opening') void bench.connection?.cancel(bench.file)
    }
    expect(ended(await run('pw'))[0]).toMatch(/^canceled: nobody waits for the machine any longer/)
    expect(asked()).toBe(1)
    await machines.isUp('pw')
  })
})

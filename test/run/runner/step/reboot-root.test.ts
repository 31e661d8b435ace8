import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../../server/run/event.ts'
import type { RunRequest } from '../../../../server/run/runner/wire.ts'
import { password } from '../../session/machine-users.ts'
import { hasMachines, Machines } from '../../session/machines.ts'
import { all, Bench, buildRunner, ended, guide, outputOf } from '../runner-on-disk.ts'
import { onPath } from '../../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()
const targets = { db1: 'ssh:m1' }

const rebooted = (events: readonly Recorded[]) =>
  events.filter(event => event.event === 'command.finished' && event.rebooted === true).length
const opened = (events: readonly Recorded[]) =>
  events.flatMap(event => (event.event === 'session.opened' ? [event.target] : []))

/** What the machine itself says, without prompts and what carries it there (`Connection to … closed`). */
const said = (events: readonly Recorded[]) =>
  outputOf(events)
    .split('\n')
    .map(line => line.replace(/^.*# /, ''))
    .filter(line => /^(?:op|root|m1|kept)$/.test(line))

/** Types the password whenever it is asked for; answers how often that was. */
function passwords(): { readonly asked: () => number } {
  let asked = 0
  let line = ''
  bench.onEvent = event => {
    if (event.event !== 'session.opening' && event.event !== 'output') return
    line = (line + event.data).slice(-200)
    if (!/assword[^\n]*: ?$/.test(line)) return
    line = ''
    asked++
    void bench.connection?.input(bench.file, `${password}\r`)
  }
  return { asked: () => asked }
}

describe.skipIf(!hasMachines)('root’s reboot of a machine where an ordinary user logs in', () => {
  let boot = ''
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('reboot-root')
    await machines.start({ name: 'm1', sudoers: 'op ALL=(ALL) ALL' })
  })
  afterAll(() => machines.stop())
  beforeEach(() => {
    boot = machines.boot('m1')
  })
  afterEach(() => bench.close())

  const run = (more: Partial<RunRequest> = {}) => bench.run(all, { targets, interactive: true, ...more })

  test.each(['sudo', 'su'] as const)('in the shell where he is root by %s: both shells are opened anew', async how => {
    const after = 'db1$ id -un; echo "$K"\ndb1# id -un'
    bench = new Bench(runner, guide('db1$ export K=kept; id -un', `db1# PATH=$HOME/../bin:$PATH reboot\n${after}`))
    const { asked } = passwords()
    const events = await run({ becoming: { '*': how } })
    expect(ended(events)).toEqual(['passed: null', 'passed: null'])
    expect(said(events)).toEqual(['op', 'op', 'kept', 'root'])
    expect(rebooted(events)).toBe(1)
    expect(opened(events)).toEqual(['ssh:m1', 'ssh:m1 as root', 'ssh:m1', 'ssh:m1 as root'])
    // Root's shell went with the machine: he is asked again how he becomes it, as the first time.
    expect(asked()).toBe(2)
    expect(machines.boot('m1')).not.toBe(boot)
  })

  test.each(['sudo reboot', 'sudo shutdown -r now', 'sudo reboot -f'])('from his own shell: %s', async command => {
    bench = new Bench(runner, guide('db1$ export K=kept', `db1$ ${command}\ndb1$ id -un; echo "$K"`))
    const { asked } = passwords()
    const events = await run()
    expect(ended(events)).toEqual(['passed: null', 'passed: null'])
    expect(said(events)).toEqual(['op', 'kept'])
    expect([rebooted(events), asked()]).toEqual([1, 1])
    expect(machines.boot('m1')).not.toBe(boot)
  })

  test('inside a shell that the guide has opened by sudo', async () => {
    const blocks = ['$ sudo -i\n# id -un\n# reboot', '$ id -un']
    const text = blocks.map(block => `On the db1 host:\n\n\`\`\`console\n${block}\n\`\`\`\n`).join('\n')
    bench = new Bench(runner, `# Guide\n\n${text}`)
    passwords()
    const events = await run()
    expect(ended(events).at(-1)).toBe('passed: null')
    expect(said(events)).toEqual(['root', 'op'])
    expect(machines.boot('m1')).not.toBe(boot)
  })
})

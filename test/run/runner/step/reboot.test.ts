import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../../server/run/event.ts'
import type { RunRequest } from '../../../../server/run/runner/wire.ts'
import { hasMachines, Machines } from '../../session/machines.ts'
import { all, Bench, buildRunner, ended, guide, outputOf } from '../runner-on-disk.ts'
import { onPath } from '../../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()
const targets = { db1: 'ssh:m1', nodes: 'ssh:m1,ssh:m2' }

const waits = (events: readonly Recorded[]) =>
  events.some(event => event.event === 'step.waiting' && event.for === 'reboot')

/** A step whose author gives it so much time. */
const within = (limit: string, text: string) => guide(text).replace('```console', `\`\`\`console {timeout=${limit}}`)

describe.skipIf(!hasMachines)('a step that reboots its machine', () => {
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('reboot')
    await machines.start('m1', 'm2')
  })
  afterAll(() => machines.stop())
  beforeEach(() => machines.isUp('m1'))
  afterEach(() => {
    bench.close()
    for (const name of ['stuck', 'off']) rmSync(join(machines.at('m1'), name), { force: true })
  })

  const run = (more: Partial<RunRequest> = {}) => bench.run(all, { targets, ...more })

  test.each([
    ['after the command has ended', 'reboot'],
    ['with the command', 'reboot -f'],
    ['in the middle of a command line', 'cd /usr && shutdown -r now'],
  ])('waits until it is there again, and goes on there: %s', async (_, command) => {
    const before = machines.boot('m1')
    const boot = 'cat /proc/sys/kernel/random/boot_id'
    bench = new Bench(
      runner,
      guide(`db1$ export KEPT=5; cd /usr; ${boot}`, `db1# ${command}\ndb1# echo "$KEPT $PWD"; ${boot}`),
    )
    const events = await run()
    expect(bench.state?.outcome).toBe('passed')
    // What ssh has to say of its end stands between.
    const [first, ...last] = outputOf(events).trimEnd().split('\n')
    expect([first, ...last.slice(-2)]).toEqual([before, '5 /usr', machines.boot('m1')])
    expect(machines.boot('m1')).not.toBe(before)
    expect(waits(events)).toBe(true)
    const finished = events.find(event => event.event === 'command.finished' && event.rebooted === true)
    expect(finished).toMatchObject({ command: 0, status: 0, ms: expect.any(Number) as number })
  })

  test('does not wait when the command fails, or found no reason to reboot', async () => {
    const text = 'db1$ if test -e /no/such/file; then reboot; fi'
    bench = new Bench(runner, guide(text, 'db1$ no-such-program; reboot --no-such-option && false'))
    writeFileSync(join(machines.at('m1'), 'stuck'), '')
    const before = machines.boot('m1')
    const events = await run()
    expect(ended(events)).toEqual(['passed: null', 'failed: null'])
    expect(waits(events)).toBe(false)
    expect(machines.boot('m1')).toBe(before)
  })

  test('fails when the machine runs on as before', async () => {
    writeFileSync(join(machines.at('m1'), 'stuck'), '')
    bench = new Bench(runner, within('4s', 'db1# reboot'))
    expect(ended(await run())).toEqual(['failed: the machine has not been rebooted: it runs on in the same start'])
  })

  test('is unknown when it does not come back in time; when it does, the next step finds it', async () => {
    writeFileSync(join(machines.at('m1'), 'off'), '')
    bench = new Bench(runner, `${within('5s', 'db1# reboot')}\n## Then\n\n\`\`\`console\ndb1$ machine\n\`\`\`\n`)
    const events = await run()
    expect(ended(events)[0]).toMatch(/^unknown: the machine has gone down and does not answer/)
    const finished = events.find(({ event }) => event === 'command.finished')
    expect(finished).toMatchObject({ status: null })
    expect(finished).not.toHaveProperty('rebooted')
    await machines.comeBack('m1')
    const [, next = ''] = (await bench.connection?.plan(bench.request(all, { targets })))?.map(({ step }) => step) ?? []
    const after = await bench.run({ kind: 'steps', steps: [next] }, { targets })
    expect(outputOf(after)).toBe('m1\n')
  })

  test('is waited for until the operator has enough', async () => {
    writeFileSync(join(machines.at('m1'), 'off'), '')
    bench = new Bench(runner, guide('db1# reboot', 'db1$ true'))
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.cancel(bench.file)
    }
    const events = await run()
    expect(ended(events)[0]).toMatch(/^canceled: nobody waits for the machine any longer: it may be rebooting still;/)
    await machines.comeBack('m1')
  })

  test('done by hand, is believed, and what runs there next says whether the machine was started anew', async () => {
    const text =
      'On the db1 host:\n\n1. Look at it:\n\n   ```console\n   $ machine\n   ```\n\n2. Reboot the machine.\n\n3. Look again:\n\n   ```console\n   $ machine\n   ```\n'
    bench = new Bench(runner, `# Guide\n\n${text}`)
    await run()
    const [byHand = ''] = (await bench.connection?.plan(bench.request(all, { targets })))?.map(({ step }) => step) ?? []
    await bench.connection?.settle({ file: bench.file, step: byHand, as: 'done', why: null, practice: false })
    const lost = (events: readonly Recorded[]) =>
      events.flatMap(event => (event.event === 'session.lost' ? [event.message] : []))
    expect(lost(await run())).toEqual([
      'the machine was to be rebooted, and is in the same start as before: it has not been',
    ])
    // Its power is cut, and nobody has noticed.
    machines.cut('m1')
    await machines.comeBack('m1')
    await bench.connection?.settle({ file: bench.file, step: byHand, as: 'done', why: null, practice: false })
    const last = bench.startedSteps.at(-1) ?? ''
    const again = await bench.run({ kind: 'steps', steps: [last] }, { targets })
    expect(lost(again)).toEqual([])
    const note = 'the machine has been started anew since: only exported variables and the folder are as they were'
    expect(again).toContainEqual(expect.objectContaining({ event: 'session.opened', note }))
    expect(outputOf(again)).toBe('m1\n')
  })

  test('reboots one machine after the other', async () => {
    const before = ['m1', 'm2'].map(name => machines.boot(name))
    bench = new Bench(runner, '# Guide\n\nOn all nodes:\n\n```console\n# reboot\n# machine\n```\n')
    const events = await run()
    expect(ended(events)).toEqual(['passed: null'])
    expect(outputOf(events)).toBe('m1\nm2\n')
    expect(['m1', 'm2'].map(name => machines.boot(name))).not.toEqual(before)
    const order = events.flatMap(event =>
      event.event === 'host.started' || event.event === 'host.finished' ? [`${event.event} ${event.target}`] : [],
    )
    expect(order).toEqual([
      'host.started ssh:m1',
      'host.finished ssh:m1',
      'host.started ssh:m2',
      'host.finished ssh:m2',
    ])
  })
})

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../../server/run/event.ts'
import type { RunRequest } from '../../../../server/run/runner/wire.ts'
import { hasMachines, Machines } from '../../session/machines.ts'
import { all, Bench, brief, buildRunner, ended, outputOf } from '../runner-on-disk.ts'
import { onPath } from '../../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()

const boot = 'cat /proc/sys/kernel/random/boot_id'
const guide = (host: string) => `# Guide

On ${host}:

1. Run \`export KEPT=5; cd /usr; ${boot}\`.
2. Reboot the machine.
3. Run \`echo "$KEPT $PWD"; ${boot}\`.
`

/** The operator at the machine, as soon as it is waited for. */
const pressing = (...names: readonly string[]) => {
  const left = [...names]
  return (event: Recorded) => {
    const name = event.event === 'step.waiting' && event.for === 'reboot' ? left.shift() : undefined
    if (name !== undefined) spawnSync(join(machines.programs, 'ssh'), ['-o', 'ControlPath=none', name, 'reboot'])
  }
}

describe.skipIf(!hasMachines)('a machine that the operator is to reboot', () => {
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('reboot-by-hand')
    await machines.start('m1', 'm2')
  })
  afterAll(() => machines.stop())
  afterEach(async () => {
    bench.close()
    await machines.isUp('m1')
  })

  const run = (more: Partial<RunRequest> = {}) =>
    bench.run(all, { targets: { db1: 'ssh:m1' }, interactive: true, ...more })

  test('is waited for until it is there in another start, and the run goes on there', async () => {
    const before = machines.boot('m1')
    bench = new Bench(runner, guide('db1'))
    bench.onEvent = pressing('m1')
    const events = await run()
    expect(ended(events)).toEqual(['passed: null', 'passed: null', 'passed: null'])
    const [first, ...last] = outputOf(events).trimEnd().split('\n')
    expect([first, ...last.slice(-2)]).toEqual([before, '5 /usr', machines.boot('m1')])
    const waiting = events.find(({ event }) => event === 'step.waiting')
    expect(waiting).toMatchObject({ for: 'reboot', byHand: true })
    const [, reboot] = events.filter(({ event }) => event === 'step.finished')
    expect(reboot).toMatchObject({ by: 'run' })
    expect((reboot as { ms: number }).ms).toBeGreaterThan(0)
  })

  test('is one after the other, of several', async () => {
    bench = new Bench(runner, guide('all nodes'))
    bench.onEvent = pressing('m1', 'm2')
    const events = await run({ targets: { nodes: 'ssh:m1,ssh:m2' } })
    expect(ended(events)).toEqual(['passed: null', 'passed: null', 'passed: null'])
    const waits = events.filter(({ event }) => event === 'step.waiting')
    expect(waits).toMatchObject([{ target: 'ssh:m1' }, { target: 'ssh:m2' }])
  })

  test('is not waited for when nobody is there to reboot it, in practice, or when it is this one', async () => {
    bench = new Bench(runner, guide('db1'))
    expect(brief(await run({ interactive: false }))).toContain('step.refused manual')
    bench.close()
    bench = new Bench(runner, guide('db1'))
    expect(brief(await run({ practice: true }))).toContain('step.refused manual')
    bench.close()
    bench = new Bench(runner, guide('db1'))
    expect(brief(await run({ targets: { db1: 'local' } }))).toContain('step.refused manual')
  })

  test('is waited for no longer when that is canceled, or it is not rebooted in time', async () => {
    bench = new Bench(runner, guide('db1'))
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.cancel(bench.file)
    }
    expect(ended(await run())[1]).toMatch(/^canceled: nobody waits for the machine any longer.*mark the step done/)
    bench.onEvent = () => undefined
    const late = await run({ rebootLimit: 2000 })
    expect(ended(late)).toEqual(['failed: the machine has not been rebooted: it runs on in the same start'])
  })
})

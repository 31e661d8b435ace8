import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../../server/run/event.ts'
import { rebootLimitOf } from '../../../../server/run/runner/step/reboot-limit.ts'
import type { RunRequest } from '../../../../server/run/runner/wire.ts'
import { hasMachines, Machines } from '../../session/machines.ts'
import { all, Bench, buildRunner, ended, guide, outputOf } from '../runner-on-disk.ts'
import { onPath } from '../../../support/on-path.ts'

test('half an hour is the limit when nobody says otherwise, or says nonsense; it is neither nothing nor for ever', () => {
  const half = 30 * 60_000
  expect([undefined, NaN, 90_000, 0, Infinity, 1e12].map(rebootLimitOf)).toEqual([
    ...[half, half, 90_000, 1000, half, 7 * 24 * 60 * 60_000],
  ])
})

let runner: string
let bench: Bench
const machines = new Machines()
const targets = { db1: 'ssh:m1' }

const waits = (events: readonly Recorded[]) =>
  events.flatMap(event => (event.event === 'step.waiting' && event.for === 'reboot' ? [event] : []))

describe.skipIf(!hasMachines)('the time for which a machine that reboots is waited for', () => {
  const off = () => join(machines.at('m1'), 'off')
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('reboot-limit')
    await machines.start('m1')
  })
  afterAll(() => machines.stop())
  afterEach(() => {
    bench.close()
    rmSync(off(), { force: true })
    return machines.isUp('m1')
  })

  const run = (more: Partial<RunRequest> = {}) => bench.run(all, { targets, ...more })
  const again = () => bench.run({ kind: 'steps', steps: bench.startedSteps.slice(-1) }, { targets })

  test('is what the operator says, is told, and when it is over running the step again goes on waiting', async () => {
    bench = new Bench(runner, guide('db1# reboot\ndb1# machine'))
    writeFileSync(off(), '')
    const first = await run({ rebootLimit: 4000 })
    expect(ended(first)[0]).toMatch(/^unknown: the machine has gone down and does not answer \(it was waited for 4 s\)/)
    const [{ at = '', since = '', until = '' } = {}] = waits(first)
    expect([since <= at, Date.parse(until) - Date.parse(at) > 3900]).toEqual([true, true])
    const boot = machines.boot('m1')
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void machines.comeBack('m1')
    }
    const second = await again()
    const back = machines.boot('m1')
    expect(waits(second)).toHaveLength(1)
    expect(ended(second)).toEqual(['passed: null'])
    expect(outputOf(second)).toBe('m1\n')
    expect(back).not.toBe(boot)
    // Once it has passed, to run it is to reboot the machine.
    bench.onEvent = () => undefined
    expect(ended(await again())).toEqual(['passed: null'])
    expect(machines.boot('m1')).not.toBe(back)
  })

  test('is over: a machine that has come back since is not rebooted again, by another runner neither', async () => {
    bench = new Bench(runner, guide('db1# reboot\ndb1# machine'))
    writeFileSync(off(), '')
    await run({ rebootLimit: 3000 })
    await machines.comeBack('m1')
    const boot = machines.boot('m1')
    const { pid } = bench
    bench.connection?.close()
    bench.connection = null
    process.kill(pid, 'SIGKILL')
    const events = await again()
    expect(ended(events)).toEqual(['passed: null'])
    expect(outputOf(events)).toBe('m1\n')
    expect(machines.boot('m1')).toBe(boot)
  })

  test('is what the author of the step says, when he does', async () => {
    const text = guide('db1# reboot\ndb1# machine').replace('```console', '```console {timeout=25s}')
    bench = new Bench(runner, text)
    bench.onEvent = event => {
      if (event.event !== 'step.waiting') return
      writeFileSync(off(), '')
      setTimeout(() => void machines.comeBack('m1'), 4000)
    }
    expect(ended(await run({ rebootLimit: 1000 }))).toEqual(['passed: null'])
  })
})

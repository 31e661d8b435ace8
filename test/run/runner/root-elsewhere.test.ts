import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasMachines, Machines } from '../session/machines.ts'
import { Bench, buildRunner, guide, outputOf } from './runner-on-disk.ts'
import { onPath } from '../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()
const targets = { db1: 'ssh:m1' }

/** Says `go`, and `int` at each Ctrl-C, which does not end it. */
const stubborn = `perl -e '$| = 1; $SIG{INT} = sub { print "int\\n" }; print "go\\n"; sleep 1 while 1'`

describe.skipIf(!hasMachines)('a program of root’s on another machine that does not heed Ctrl-C', () => {
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('root-elsewhere')
    await machines.start({ name: 'm1', sudoers: 'op ALL=(ALL) NOPASSWD: ALL' })
  })
  afterAll(() => machines.stop())
  afterEach(() => bench.close())

  test.each([
    ['in root’s own shell', `db1# ${stubborn}`],
    ['in the operator’s', `db1$ sudo ${stubborn}`],
  ])('is ended by a second cancel: %s', async (_, text) => {
    const look = 'db1$ cat /proc/[0-9]*/comm | grep -x perl || echo none; echo $K'
    bench = new Bench(runner, guide('db1$ export K=kept', text, look))
    bench.onEvent = event => {
      if (event.event === 'output' && /(?:go|int)\r/.test(event.data)) void bench.connection?.cancel(bench.file)
    }
    const more = { targets, becoming: { '*': 'sudo' } } as const
    const events = await bench.run({ kind: 'all' }, more)
    const ends = events.flatMap(event => (event.event === 'step.finished' ? [event.outcome] : []))
    expect(ends).toEqual(['passed', 'canceled'])
    const steps = (await bench.connection?.plan(bench.request({ kind: 'all' }, more)))?.map(({ step }) => step) ?? []
    expect(outputOf(await bench.run({ kind: 'steps', steps: steps.slice(-1) }, more))).toBe('none\nkept\n')
  })
})

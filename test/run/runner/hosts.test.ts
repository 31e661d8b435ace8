import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Recorded } from '../../../server/run/event.ts'
import type { RunRequest } from '../../../server/run/runner/wire.ts'
import { hasMachines, Machines } from '../session/machines.ts'
import { Bench, buildRunner, ended, guide, outputOf } from './runner-on-disk.ts'
import { onPath } from '../../support/on-path.ts'

let runner: string
let bench: Bench
const machines = new Machines()
const targets = { nodes: 'ssh:n1,ssh:n2,ssh:n3', db1: 'ssh:n1', web: 'ssh:n2' }
const all = { kind: 'all' } as const

/** A guide of one step for all nodes. */
const onAllNodes = (text: string) => `# Guide\n\n## Step\n\nOn all nodes:\n\n\`\`\`console\n${text}\n\`\`\`\n`

/** What happened on hosts, in order: \`n1 began\`, \`n1 passed\`. */
const onHosts = (events: readonly Recorded[]) =>
  events.flatMap(event =>
    event.event === 'host.started'
      ? [`${event.target.slice(4)} began`]
      : event.event === 'host.finished'
        ? [`${event.target.slice(4)} ${event.outcome}`]
        : [],
  )

const outputOn = (events: readonly Recorded[], target: string) =>
  outputOf(events.filter(event => event.event === 'output' && event.target === target))

describe.skipIf(!hasMachines)('a step for several hosts', () => {
  onPath(machines.programs)
  beforeAll(async () => {
    runner = await buildRunner('hosts')
    await machines.start('n1', 'n2', 'n3')
  })
  afterAll(() => machines.stop())
  afterEach(() => bench.close())

  const run = (more: Partial<RunRequest> = {}) => bench.run(all, { targets, ...more })

  test('runs on one after the other, in a shell of each', async () => {
    bench = new Bench(runner, onAllNodes('$ X=$(machine)\n$ echo "$X $(machine)"'))
    const events = await run()
    expect(onHosts(events)).toEqual(['n1 began', 'n1 passed', 'n2 began', 'n2 passed', 'n3 began', 'n3 passed'])
    for (const name of ['n1', 'n2', 'n3']) expect(outputOn(events, `ssh:${name}`)).toBe(`${name} ${name}\n`)
    expect(ended(events)).toEqual(['passed: null'])
    const [step] = Object.values(bench.state?.steps ?? {})
    expect(step).toMatchObject({ phase: 'finished', outcome: 'passed', commands: { 1: { status: 0 } } })
    expect(Object.values(step?.hosts ?? {})).toMatchObject(Array(3).fill({ phase: 'finished', outcome: 'passed' }))
  })

  test('stops at the first on which it fails; then it is run on those alone where it did not pass', async () => {
    bench = new Bench(runner, onAllNodes('$ echo "did $(machine)"\n$ test $(machine) != n2 || test -e ~/mended'))
    const first = await run()
    expect(onHosts(first)).toEqual(['n1 began', 'n1 passed', 'n2 began', 'n2 failed'])
    expect(ended(first)).toEqual(['failed: failed on n2; not begun on n3'])
    expect(bench.state?.outcome).toBe('failed')
    writeFileSync(`${machines.at('n2')}/mended`, '')
    const again = await run({ failedHosts: true })
    expect(onHosts(again)).toEqual(['n2 began', 'n2 passed', 'n3 began', 'n3 passed'])
    expect(outputOf(again)).toBe('did n2\ndid n3\n')
    expect(ended(again)).toEqual(['passed: null'])
    expect(Object.keys(Object.values(bench.state?.steps ?? {})[0]?.hosts ?? {})).toEqual(['ssh:n1', 'ssh:n2', 'ssh:n3'])
    // A plain run runs on all.
    const [step = ''] = Object.keys(bench.state?.steps ?? {})
    expect(onHosts(await bench.run({ kind: 'steps', steps: [step] }, { targets }))).toHaveLength(6)
  })

  test('goes on after so many failures as may be', async () => {
    bench = new Bench(runner, onAllNodes('$ test $(machine) = n3'))
    const events = await run({ hosts: { sideBySide: 1, mayFail: 2 } })
    expect(onHosts(events).filter(each => !each.endsWith('began'))).toEqual(['n1 failed', 'n2 failed', 'n3 passed'])
    expect(ended(events)).toEqual(['failed: failed on n1, n2'])
  })

  test('runs side by side when asked, on no more at a time than asked', async () => {
    // Each waits until another is at work: one after the other it would never end.
    const meet = `touch ${machines.folder}/met.$(machine); until [ $(ls ${machines.folder}/met.* | wc -l) -ge 2 ]; do sleep 0.05; done; echo $(machine)`
    bench = new Bench(runner, onAllNodes(`$ ${meet}`))
    const events = await run({ hosts: { sideBySide: 2, mayFail: 0 } })
    expect(onHosts(events).slice(0, 2)).toEqual(['n1 began', 'n2 began'])
    expect(onHosts(events)[2]).toMatch(/n[12] passed/)
    for (const name of ['n1', 'n2', 'n3']) expect(outputOn(events, `ssh:${name}`)).toBe(`${name}\n`)
    expect(ended(events)).toEqual(['passed: null'])
  })

  test('is refused whole for one host that is mapped to nothing or cannot be reached', async () => {
    bench = new Bench(runner, onAllNodes('$ touch ~/touched'))
    const unmapped = await run({ targets: {} })
    expect(unmapped.find(({ event }) => event === 'step.refused')).toMatchObject({ reason: 'target', cause: 'host' })
    const gone = { nodes: 'ssh:n1,ssh:gone.invalid,ssh:n3' }
    const events = await run({ targets: gone })
    const refused = events.find(event => event.event === 'step.refused')
    expect(refused).toMatchObject({
      reason: 'target',
      cause: 'shell',
      message: expect.stringContaining('ssh:gone.invalid') as string,
    })
    expect(onHosts(events)).toEqual([])
    // Unless so many may fail.
    const tolerant = await run({ targets: gone, hosts: { sideBySide: 1, mayFail: 1 } })
    expect(onHosts(tolerant)).toEqual(['gone.invalid failed', 'n1 began', 'n1 passed', 'n3 began', 'n3 passed'])
  })

  test('whose prompts name the hosts goes from one to the other, each command on its own', async () => {
    const text = 'db1$ echo "1 $(machine)"; X=5\nweb$ echo "2 $(machine) ${X-none}"\ndb1$ echo "3 $(machine) $X"'
    bench = new Bench(runner, guide(text))
    const events = await run()
    expect(outputOf(events)).toBe('1 n1\n2 n2 none\n3 n1 5\n')
    expect(events.find(event => event.event === 'step.started')).toMatchObject({ target: 'ssh:n1, ssh:n2' })
    const places = events.flatMap(event => (event.event === 'command.started' ? [event.target] : []))
    expect(places).toEqual(['ssh:n1', 'ssh:n2', 'ssh:n1'])
    expect(bench.state?.outcome).toBe('passed')
  })

  test('is canceled on all', async () => {
    bench = new Bench(runner, onAllNodes('$ echo up; sleep 60'))
    const running = run({ hosts: { sideBySide: 2, mayFail: 0 } })
    for (const name of ['n1', 'n2'])
      await bench.until(event => event.event === 'output' && event.target === `ssh:${name}`)
    await bench.connection?.cancel(bench.file)
    const events = await running
    expect(
      onHosts(events)
        .filter(each => !each.endsWith('began'))
        .sort(),
    ).toEqual(['n1 canceled', 'n2 canceled'])
    expect(ended(events)).toEqual(['canceled: canceled on n1, n2; not begun on n3'])
  })

  test('gives keys to the host that waits for them', async () => {
    bench = new Bench(runner, onAllNodes('$ read -p "name? " x; echo "$(machine) got $x"'))
    bench.onEvent = event => {
      if (event.event === 'step.waiting') void bench.connection?.input(bench.file, `${event.target}\n`)
    }
    const events = await run({ interactive: true, hosts: { sideBySide: 3, mayFail: 0 } })
    for (const name of ['n1', 'n2', 'n3']) expect(outputOn(events, `ssh:${name}`)).toContain(`${name} got ssh:`)
    expect(ended(events)).toEqual(['passed: null'])
  })

  test('asks of each host for what was copied from its output', async () => {
    bench = new Bench(runner, onAllNodes('$ echo worker $$\nworker 4711\n$ echo "end 4711"'))
    let asked = 0
    bench.onEvent = event => {
      if (event.event === 'step.asks')
        void bench.connection?.answer(bench.file, { [event.names[0] ?? '']: `${++asked}` })
    }
    const events = await run({ interactive: true, hosts: { sideBySide: 3, mayFail: 0 } })
    const ends = ['n1', 'n2', 'n3'].map(name => /end (\d)/.exec(outputOn(events, `ssh:${name}`))?.[1])
    expect(ends.sort()).toEqual(['1', '2', '3'])
  })

  test('keeps what is known of each host when the runner dies, and goes on from there', async () => {
    bench = new Bench(
      runner,
      onAllNodes(
        `$ echo "on $(machine)" >>${machines.folder}/ran; test $(machine) != n2 || test -e ${machines.folder}/again || sleep 60`,
      ),
    )
    void run().catch(() => undefined)
    await bench.until(event => event.event === 'command.started' && event.target === 'ssh:n2')
    const { pid } = bench
    process.kill(pid, 'SIGKILL')
    bench.connection?.close()
    await bench.connect()
    const [step] = Object.values(bench.state?.steps ?? {})
    expect(step).toMatchObject({ phase: 'finished', outcome: 'unknown', why: 'unknown on n2; not begun on n3' })
    const outcomes = Object.values(step?.hosts ?? {}).map(({ phase, outcome }) => `${phase} ${outcome}`)
    expect(outcomes).toEqual(['finished passed', 'finished unknown', 'open null'])
    // It is not run again by itself; when its operator says so, on the others alone.
    expect(onHosts(await run())).toEqual([])
    writeFileSync(`${machines.folder}/again`, '')
    const [id = ''] = Object.keys(bench.state?.steps ?? {})
    const events = await bench.run({ kind: 'steps', steps: [id] }, { targets, failedHosts: true })
    expect(onHosts(events)).toEqual(['n2 began', 'n2 passed', 'n3 began', 'n3 passed'])
    expect(ended(events)).toEqual(['passed: null'])
  })
})

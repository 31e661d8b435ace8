import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasSshd, Sshd } from '../session/sshd.ts'
import { Bench, brief, buildRunner, guide, outputOf } from './runner-on-disk.ts'
import { onPath } from '../../support/on-path.ts'

let runner: string
let bench: Bench
const sshd = new Sshd()
const targets = { db1: 'ssh:db1', 'web.host': 'ssh:web' }
const all = { kind: 'all' } as const

describe.skipIf(!hasSshd)('steps of other hosts', () => {
  onPath(sshd.programs)
  beforeAll(async () => {
    runner = await buildRunner('targets')
    await sshd.start('db1', 'web')
  })
  afterAll(() => sshd.stop())
  afterEach(() => bench.close())

  const opened = () => bench.events.flatMap(event => (event.event === 'session.opened' ? [event.target] : []))
  const ssh = 'echo "${SSH_CONNECTION:+by ssh}"'

  test('run there, each in a shell of its own that lives as long as the run', async () => {
    bench = new Bench(
      runner,
      guide(`db1$ X=5; cd /usr; ${ssh}`, `$ X=here; ${ssh}`, 'web-host$ echo "web ${X-has none}"', 'db1$ pwd; echo $X'),
    )
    const events = await bench.run(all, { targets })
    expect(outputOf(events)).toBe('by ssh\n\nweb has none\n/usr\n5\n')
    expect(opened()).toEqual(['ssh:db1', 'local', 'ssh:web'])
    expect(bench.state?.outcome).toBe('passed')
  })

  test('are refused when their host is mapped to nothing, or cannot be reached', async () => {
    bench = new Bench(runner, guide('db1$ true', 'gone$ true'))
    const targets = { gone: 'ssh:no-such-host.invalid' }
    expect(brief(await bench.run(all))).toEqual(['run.started', 'step.refused target', 'run.finished stopped'])
    const [, gone = ''] = await stepNames()
    const events = await bench.run({ kind: 'steps', steps: [gone] }, { targets })
    expect(events.map(({ event }) => event)).toContain('step.refused')
    expect(JSON.stringify(events)).toMatch(/ssh could not open a shell there: .*no-such-host\.invalid/)
  })

  test('end unknown when contact is lost; the run goes on where the shell was', async () => {
    bench = new Bench(runner, guide('db1$ export X=5; cd /usr', 'db1$ sleep 20', 'db1$ echo $X; pwd'))
    const [, , last = ''] = await stepNames()
    bench.onEvent = event => {
      if (event.event === 'command.started' && event.text.includes('sleep')) setTimeout(() => void sshd.fall(), 300)
    }
    const events = await bench.run(all, { targets })
    expect(brief(events).slice(-3)).toEqual(['session.lost', 'step.finished unknown', 'run.finished stopped'])
    await sshd.listen()
    expect(outputOf(await bench.run({ kind: 'steps', steps: [last] }, { targets }))).toBe('5\n/usr\n')
  })

  /** The names of the steps that are still to run. */
  async function stepNames(): Promise<string[]> {
    const connection = bench.connection ?? (await bench.connect())
    return (await connection.plan(bench.request(all))).map(({ step }) => step)
  }
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasMachines, Machines } from '../run/session/machines.ts'
import { buildBundles, Desk, tidy } from './desk.ts'

let desk: Desk
const machines = new Machines()
const hosts = '--host=nodes=ssh:n1,ssh:n2,ssh:n3'
const onAllNodes = (text: string) => `# Guide\n\nOn all nodes:\n\n\`\`\`console\n${text}\n\`\`\`\n`

/** What was printed, without times and names that differ from run to run. */
const seen = (stdout: string) =>
  stdout
    .replace(/\b\d[\d.]* m?s\b/g, 'TIME')
    .replace(/^run .*\n/, '')
    .replace(/\[\w{8}\]/g, '[ID]')

describe.skipIf(!hasMachines)('a step for several hosts', () => {
  beforeAll(async () => {
    desk = new Desk(buildBundles('hosts'))
    await machines.start('n1', 'n2', 'n3')
    desk.environment.PATH = `${machines.programs}:${process.env.PATH ?? ''}`
  })
  afterAll(async () => {
    machines.stop()
    await tidy(desk)
  })

  test('says what happens on which, one after the other, and retries where it failed', async () => {
    const file = desk.write(
      'update.md',
      onAllNodes('$ echo "half"; printf "rest of "; machine\n$ test $(machine) != n2 || test -e ~/mended'),
    )
    const { status, stdout } = await desk.run('run', file, hosts)
    expect(status).toBe(1)
    expect(seen(stdout)).toBe(`On all nodes [ID] on ssh:n1, ssh:n2, ssh:n3
on n1
$ echo "half"; printf "rest of "; machine
half
rest of n1
$ test $(machine) != n2 || test -e ~/mended
✓ passed TIME on n1
on n2
$ echo "half"; printf "rest of "; machine
half
rest of n2
$ test $(machine) != n2 || test -e ~/mended
exit 1
✗ failed TIME on n2
✗ failed TIME
failed on n2; not begun on n3
`)
    expect(seen((await desk.run('status', file)).stdout)).toContain(`
    passed    on ssh:n1  (TIME)
    failed    on ssh:n2  (TIME)
    not begun on ssh:n3
`)
    writeFileSync(join(machines.at('n2'), 'mended'), '')
    const again = await desk.run('run', file, hosts, '--failed-hosts', '--json')
    const started = again.json.flatMap(({ event, target }) => (event === 'host.started' ? [target] : []))
    expect([again.status, ...started]).toEqual([0, 'ssh:n2', 'ssh:n3'])
    const { stdout: report } = await desk.run('report', again.json[0]?.run ?? '')
    expect(seen(report)).toMatch(/passed on ssh:n1, TIME; passed on ssh:n2, TIME; passed on ssh:n3, TIME/)
    expect(report).toContain('[exit 0 on ssh:n3')
  })

  test('side by side, tells in each line whose it is', async () => {
    const file = desk.write(
      'all.md',
      onAllNodes('$ for i in 1 2 3 4 5; do printf "part "; sleep 0.02; printf "$i of "; machine; done'),
    )
    const { status, stdout } = await desk.run('run', file, hosts, '--side-by-side')
    expect(status).toBe(0)
    for (const name of ['n1', 'n2', 'n3'])
      expect(stdout.split('\n').filter(line => line.startsWith(`${name} | part`))).toEqual(
        [1, 2, 3, 4, 5].map(each => `${name} | part ${each} of ${name}`),
      )
  })

  test('goes on after failures when it may', async () => {
    const file = desk.write('fails.md', onAllNodes('$ test $(machine) = n3'))
    const { stdout } = await desk.run('run', file, hosts, '--may-fail', '1')
    expect(stdout).toContain('failed on n1, n2; not begun on n3')
    expect((await desk.run('run', file, hosts, '--may-fail=2')).stdout).toMatch(
      /✓ passed .* on n3\n✗ failed .*\nfailed on n1, n2\n$/,
    )
    expect((await desk.run('run', file, '--side-by-side=0')).stderr).toContain(
      'expected a number from 1 on after --side-by-side, found 0',
    )
  })
})

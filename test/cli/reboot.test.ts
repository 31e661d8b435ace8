import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundles, Desk, guide, isAlive, kill, tidy, until } from './desk.ts'

/** Whether another start of this machine can be made up for a program (Linux, root). */
const hasNamespaces = spawnSync('unshare', ['-m', 'true']).status === 0

let desk: Desk
beforeAll(() => {
  desk = new Desk(buildBundles('reboot'))
  // Nothing here reboots the machine that the test runs on.
  const programs = join(desk.folder, 'bin')
  mkdirSync(programs)
  writeFileSync(join(programs, 'reboot'), '#!/bin/sh\nexit 0\n')
  chmodSync(join(programs, 'reboot'), 0o755)
  desk.environment.PATH = `${programs}:${process.env.PATH ?? ''}`
})
afterAll(() => tidy(desk))

test('for how long a reboot is waited for is a number of minutes', async () => {
  const file = desk.write('limit.md', guide('$ reboot'))
  for (const limit of ['0', '1.5', 'long', '10081']) {
    const { status, stderr } = await desk.run('run', file, '--reboot-limit', limit)
    expect(status).toBe(2)
    expect(stderr).toContain(`expected --reboot-limit MINUTES, from 1 to 10080 (a week), found ${limit}`)
  }
})

test('since when a reboot is waited for is said, and until when at most', async () => {
  const file = desk.write('said.md', guide('$ reboot'))
  const running = desk.start(['run', file, '--reboot-limit', '90'])
  await running.said('waiting for the machine to be there again')
  running.child.kill('SIGINT')
  const { stdout } = await running.ended
  const [, since = '', until = ''] = / again since (\d\d:\d\d), until (.+) at most$/m.exec(stdout) ?? []
  const minutes = (text: string) => Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2))
  expect((minutes(until) - minutes(since) + 24 * 60) % (24 * 60)).toBe(90)
  expect(stdout).toContain('nobody waits for the machine any longer')
})

describe.skipIf(!hasNamespaces)('a step that reboots the machine that the runner is on', () => {
  test('has passed when the machine is in another start than before; else nobody knows', async () => {
    const file = desk.write('guide.md', guide('$ reboot'))
    const running = desk.start(['run', file])
    await running.said('waiting for the machine to be there again')
    const [runner] = desk.runners
    kill(runner ?? 0)
    await running.ended
    await until(() => !isAlive(runner ?? 0))
    expect(await desk.standings(file)).toEqual(['unknown'])
    // The machine as it is after a reboot: its next start has another name.
    const boot = join(desk.folder, 'boot')
    writeFileSync(boot, 'another-start\n')
    const status = `mount --bind ${boot} /proc/sys/kernel/random/boot_id && exec ${process.execPath} ${join(desk.bundles, 'cli.cjs')} status ${file}`
    const { stdout } = spawnSync('unshare', ['-m', 'sh', '-c', status], { cwd: desk.workspace, env: desk.environment })
    expect(stdout.toString()).toMatch(/^ {2}passed .*the machine has been started anew/m)
  })
})

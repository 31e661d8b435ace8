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

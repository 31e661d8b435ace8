import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { hasSshd, Sshd } from '../../test/run/session/sshd.ts'
import { durationsOf, ms, ratio, row, summary } from '../measure.ts'
import { BenchRun } from './bench-run.ts'

const count = 300

/**
 * What a step on another host costs: an OpenSSH server of its own on the loopback, so with no way to go, against
 * `ssh host true` for each, with a connection of its own and over one that is shared.
 */
export async function benchSshSteps(): Promise<void> {
  if (!hasSshd) return row('left out: expected an OpenSSH server (/usr/sbin/sshd), found none')
  const sshd = new Sshd()
  await sshd.start('db1')
  try {
    const environment = { ...process.env, PATH: `${sshd.programs}:${process.env.PATH ?? ''}` } as Record<string, string>
    const run = new BenchRun(
      Array.from({ length: count }, () => 'db1$ true'),
      { targets: { db1: 'ssh:db1' }, environment },
    )
    const { first, each, outcome } = await run.all()
    await run.close()

    const ssh = (...options: readonly string[]) =>
      new Promise(done =>
        spawn(join(sshd.programs, 'ssh'), [...options, 'db1', 'true'], { stdio: 'ignore' }).once('exit', done),
      )
    const alone = summary(await durationsOf(10, () => ssh('-o', 'ControlPath=none')))
    const path = ['-o', `ControlPath=${sshd.folder}/bench`]
    await ssh('-o', 'ControlMaster=auto', '-o', 'ControlPersist=60', ...path)
    const shared = summary(await durationsOf(50, () => ssh(...path)))
    row('first step, with its connection and session', ms(first))
    row(`a step of a run (${count} steps, ${outcome})`, ms(each))
    row('ssh host true, over a shared connection', ms(shared.median), ratio(each, shared.median))
    row('ssh host true, each with its own connection', ms(alone.median), ratio(each, alone.median))
  } finally {
    sshd.stop()
  }
}

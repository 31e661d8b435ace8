/** Steps on several machines, reached by ssh: an outcome on each, those that failed again, and a reboot that is waited for. */
import { spawnSync } from 'node:child_process'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { hasMachines, Machines } from '../run/session/machines.ts'
import { folderWith, windows } from './windows.ts'

const guide = `# Patch the nodes

## Patch

\`\`\`console
root@nodes# machine; test -e $HOME/../ready || test "$(machine)" != n2
\`\`\`

## Reboot

\`\`\`console
root@n1# reboot
\`\`\`

## Look

\`\`\`console
root@n1# machine; echo back
\`\`\`

## Reboot by hand

On n2:

1. Reboot the machine.
2. Run \`echo back, too\`.
`

describe.skipIf(!hasMachines)('machines', () => {
  const open = windows()
  const machines = new Machines()
  const ssh = join(inject('home'), 'operator', 'bin', 'ssh')
  beforeAll(async () => {
    await machines.start('n1', 'n2', 'n3')
    symlinkSync(join(machines.programs, 'ssh'), ssh)
  })
  afterAll(() => {
    rmSync(ssh, { force: true })
    machines.stop()
  })

  test('a step stops at the host where it fails, and goes on from there; a reboot is waited for', async () => {
    const targets = 'nodes = ssh:n1, ssh:n2, ssh:n3\nn1 = ssh:n1\nn2 = ssh:n2\n'
    const workbench = await open(folderWith({ 'patch.md': guide, 'runbook.targets': targets }))
    await workbench.openFile('patch.md')
    await workbench.command('Runbook: Show Progress')
    await workbench.row('Patch').first().waitFor()
    await workbench.clickLens('▶ Run step')
    await workbench
      .lens(/Retry 2 hosts/)
      .first()
      .waitFor()
    await workbench.row('Patch').first().click()
    await workbench.page.keyboard.press('ArrowRight')
    await workbench.row('n2').first().waitFor()
    await workbench.screenshot('hosts-failed')
    writeFileSync(join(machines.folder, 'ready'), '')
    await workbench.clickLens(/Retry 2 hosts/)
    await workbench.description('1 of 5').waitFor()
    await workbench.screenshot('hosts-passed')
    await workbench.command('Runbook: Run Next Step')
    await workbench
      .row(/waiting|reboot/)
      .first()
      .waitFor()
    await workbench.screenshot('rebooting')
    await workbench.description('2 of 5').waitFor()
    await workbench.command('Runbook: Run Next Step')
    await workbench.description('3 of 5').waitFor()
    await workbench.terminalShows('back')
    await workbench.screenshot('rebooted')
    await workbench.goToLine(25)
    await workbench.clickLens('▶ Wait for reboot')
    await workbench.terminalShows('reboot it now')
    await workbench.screenshot('reboot-by-hand')
    spawnSync(join(machines.programs, 'ssh'), ['-o', 'ControlPath=none', 'n2', 'reboot'])
    await workbench.description('4 of 5').waitFor()
    await workbench.command('Runbook: Run Next Step')
    await workbench.description('5 of 5').waitFor()
    await workbench.terminalShows('back, too')
    await workbench.screenshot('rebooted-by-hand')
    await workbench.close()
  })
})

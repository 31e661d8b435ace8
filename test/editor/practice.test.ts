/** A newcomer follows a guide without the machines it is about. */
import { expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

test('the Synnefo upgrade is followed from its top to its bottom with Run All Steps', async () => {
  const workbench = await open(folderWith())
  await workbench.openFile('synnefo-0.16.rst')
  await workbench.goToLine(29)
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Turn Practice On')
  await workbench.page.locator('.statusbar-item', { hasText: 'PRACTICE' }).waitFor()
  await workbench.command('Runbook: Show Progress')
  await workbench.command('Runbook: Run All Steps')
  for (const title of ['Save each database', 'Leave the database servers', '__placeholder__']) {
    const asks = workbench.notification(title)
    await asks.getByText('Done, Go On').click()
    await asks.waitFor({ state: 'detached' })
  }
  await workbench.notification('Every step of synnefo-0.16.rst is behind you').waitFor()
  await workbench.description(/^7 of 7/).waitFor()
  await workbench.terminalShows('practice: would start the service snf-dispatcher')
  await workbench.screenshot('practice-complete')
  await workbench.close()
})

test('a process is named when its list is there, and the stand-in only says what it would do', async () => {
  const workbench = await open(folderWith())
  await workbench.openFile('paasmaker-upgrade.md')
  await workbench.command('Runbook: Turn Practice On')
  await workbench.page.locator('.statusbar-item', { hasText: 'PRACTICE' }).waitFor()
  await workbench.goToLine(30)
  await workbench.command('Runbook: Run Step')
  await workbench.page.locator('.quick-input-title', { hasText: '21347' }).waitFor()
  await workbench.screenshot('practice-asks')
  await workbench.answer('4711')
  await workbench.terminalShows('would send a signal: kill 4711')
  await workbench.lens(/✓/).first().waitFor()
  expect(await workbench.lens(/✗/).count()).toBe(0)
  await workbench.close()
})

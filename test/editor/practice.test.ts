/** A newcomer follows guides without the machines they are about. */
import { expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

test('with stand-ins the Synnefo upgrade is followed from its top to its bottom, and a kill hurts nobody', async () => {
  const workbench = await open(folderWith())
  await workbench.openFile('synnefo-0.16.rst')
  await workbench.command('Runbook: Turn Practice On')
  await workbench.page.locator('.statusbar-item', { hasText: 'PRACTICE' }).waitFor()
  await workbench.goToLine(29)
  await workbench.clickLens('▶ Run step')
  await workbench.lens(/✓/).first().waitFor()
  await workbench.terminalShows('practice: would stop the service gunicorn')
  await workbench.command('Runbook: Show Progress')
  await workbench.clickLens('Mark done')
  await workbench.description(/^2 of 7/).waitFor()
  await workbench.lens('✓ done').first().waitFor()
  await workbench.command('Notifications: Clear All Notifications')
  await workbench.goToLine(29)
  // The picture in the README is this one.
  await workbench.screenshot('practice')

  await workbench.command('Runbook: Run All Steps')
  for (const title of ['Leave the database servers', '__placeholder__']) {
    const asks = workbench.notification(title)
    await asks.getByText('Done, Go On').click()
    await asks.waitFor({ state: 'detached' })
  }
  await workbench.notification('Every step of synnefo-0.16.rst is behind you').waitFor()
  await workbench.description(/^7 of 7/).waitFor()
  await workbench.terminalShows('practice: would start the service snf-dispatcher')
  await workbench.screenshot('practice-complete')

  // A process is named when its list is there.
  await workbench.openFile('paasmaker-upgrade.md')
  await workbench.goToLine(30)
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Run Step')
  await workbench.page.locator('.quick-input-title', { hasText: '21347' }).waitFor()
  await workbench.lens('… waiting for a value').waitFor()
  await workbench.screenshot('practice-asks')
  await workbench.answer('4711')
  await workbench.terminalShows('would send a signal: kill 4711')
  expect(await workbench.lens(/✗/).count()).toBe(0)
  await workbench.close()
})

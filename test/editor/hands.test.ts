/** The keyboard reaches everything, and Restricted Mode refuses it from everywhere. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { folderWith, windows } from './windows.ts'
import type { Workbench } from './workbench.ts'

const open = windows()

/** Moves the focus in the progress tree down to a line. */
async function focusRow({ page }: Workbench, title: RegExp): Promise<void> {
  const focused = page.locator('.part.sidebar .monaco-list-row.focused', { hasText: title })
  for (let line = 0; line < 40 && (await focused.count()) === 0; line++) await page.keyboard.press('ArrowDown')
  await focused.waitFor()
}

test('the tree is followed by keyboard: the next step runs, a tick is set and taken back', async () => {
  const workbench = await open(folderWith())
  const { page } = workbench
  await workbench.openFile('tour.md')
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Show Progress')
  await workbench.row('1. Look at the machine').waitFor()
  await focusRow(workbench, /Ask what you are working with/)
  await page.keyboard.press('Control+Alt+Enter')
  await workbench.description(/^1 of 8/).waitFor()
  await focusRow(workbench, /Open the Runbook view/)
  await page.keyboard.press('Space')
  await workbench.description(/^2 of 8/).waitFor()
  await page.locator('.part.sidebar [aria-label^="Open the Runbook view"][aria-label$=", passed"]').waitFor()
  await page.keyboard.press('Space')
  await workbench.description(/^1 of 8/).waitFor()
  // The keys have stayed in the tree all the while: nothing was typed into the guide.
  await focusRow(workbench, /Reload the window/)
  await page.keyboard.press('Shift+F10')
  await page.locator('.monaco-menu').getByText('Mark Done').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('.tab.active.dirty').count()).toBe(0)
  await workbench.screenshot('keyboard')
  await workbench.close()
})

test('in Restricted Mode nothing runs from a key, the palette, the tree or a lens', async () => {
  const folder = folderWith({}, 'untrusted')
  const workbench = await open(folder)
  const { page } = workbench
  await workbench.openFile('synnefo-0.16.rst')
  await workbench.goToLine(29)
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Show Progress')
  // It is read and checked all the same.
  await page.locator('.squiggly-warning').first().waitFor()
  const ways: Record<string, () => Promise<unknown>> = {
    key: () => page.keyboard.press('Control+Alt+Enter'),
    'all from the palette': () => workbench.command('Runbook: Run All Steps'),
    'done from the palette': () => workbench.command('Runbook: Mark Done'),
    'output from the palette': () => workbench.command('Runbook: Show Output'),
    'over from the palette': () => workbench.command('Runbook: Start Over'),
    lens: async () => {
      // VS Code draws lenses anew only while their editor has the focus.
      await page.keyboard.press('Control+1')
      await workbench.clickLens('Mark done')
    },
    tick: () =>
      workbench
        .row(/Save each/)
        .locator('.monaco-custom-toggle, .custom-view-tree-node-item-checkbox')
        .first()
        .click(),
    tree: async () => {
      await workbench.row(/Stop all that serves/).hover()
      await workbench
        .row(/Stop all that serves/)
        .locator('.actions .action-label')
        .first()
        .click()
    },
  }
  for (const [way, go] of Object.entries(ways)) {
    await go()
    const said = workbench.notification('Nothing runs in Restricted Mode')
    await said.waitFor().catch(() => expect.fail(`expected a refusal of: ${way}`))
    await workbench.command('Notifications: Clear All Notifications')
    await said.waitFor({ state: 'detached' })
  }
  await workbench.description(/^0 of 7.*Restricted Mode/).waitFor()
  await workbench.screenshot('restricted')
  // Not even a runner was started for it.
  const records = join(inject('home'), 'state', 'runbook')
  const recorded = existsSync(records) ? readdirSync(records) : []
  expect(recorded.filter(name => name.startsWith(basename(folder)))).toEqual([])
  await workbench.close()
})

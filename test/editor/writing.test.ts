/** A guide that is being written: problems, lenses and steps keep up with every key, and with the files it includes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

/** A long guide in reStructuredText; only its last step says where it stands. */
const guide = (parts: number) =>
  ['Guide', '=====', '', '.. include:: parts/hosts.rst', ''].join('\n') +
  Array.from({ length: parts }, (_, i) => {
    const title = `${i + 1}. Part ${i + 1}`
    const command = i === parts - 1 ? 'echo "the last of them"' : `echo part-${i + 1}`
    return `\n${title}\n${'-'.repeat(title.length)}\n\nDo part ${i + 1}:\n\n.. code-block:: console\n\n   $ ${command}\n`
  }).join('')

test('what is typed above a step moves it, and it runs as it stands; an include is missed until it is there', async () => {
  const folder = folderWith({ 'long.rst': guide(1500) })
  const workbench = await open(folder)
  const { page } = workbench
  await workbench.openFile('long.rst')
  await workbench.goToLine(4)
  await workbench.command('Problems: Focus on Problems View')
  await workbench.problem('parts/hosts.rst`, found nothing there').waitFor()
  await workbench.screenshot('include-missing')
  writeFileSync(join(folder, 'hosts.rst'), 'The hosts.\n')
  await workbench.openFile('long.rst')
  await workbench.goToLine(4)
  await page.keyboard.press('End')
  for (let i = 0; i < 'parts/hosts.rst'.length; i++) await page.keyboard.press('Backspace')
  await page.keyboard.type('hosts.rst', { delay: 30 })
  await page.keyboard.press('Escape')
  await workbench.problem('hosts.rst`, found').waitFor({ state: 'detached' })

  // A paragraph typed at the top, key by key, and a step of its own.
  await workbench.goToLine(6)
  await page.keyboard.type('Type with care.', { delay: 20 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  const lines = readFileSync(join(folder, 'long.rst'), 'utf8').split('\n')
  const last = lines.findIndex(line => line.includes('the last of them')) + 1
  await workbench.goToLine(last)
  await workbench.clickLens('▶ Run step', 'last')
  await workbench.terminalShows('the last of them')
  await workbench.lens(/✓/).last().waitFor()
  await workbench.screenshot('typed-above')
  expect(last).toBeGreaterThan(13_000)
  await workbench.close()
})

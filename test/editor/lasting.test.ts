/** A run outlives windows, runners and edits of its document. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, guideOf, windows } from './windows.ts'

const open = windows()

/** A command that runs until the test opens its gate: a file. */
const gated = 'echo before; until [ -e gate ]; do sleep 0.1; done; echo behind'
const openGate = (folder: string) => writeFileSync(join(folder, 'gate'), '')

/** The process that runs the steps of a folder (Linux). */
function runnerOf(folder: string): number {
  const found = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .find(pid => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return words.some(word => word.endsWith('runner.cjs')) && words.includes(folder)
      } catch {
        return false
      }
    })
  if (found === undefined) throw new Error(`expected a runner of ${folder}, found none`)
  return Number(found)
}

test('a step that runs is taken up again after a reload, and by a second window', async () => {
  const folder = folderWith({ 'long.md': guideOf(`$ ${gated}`) })
  const first = await open(folder)
  await first.openFile('long.md')
  await first.clickLens('▶ Run step')
  await first.terminalShows('before')
  await first.reload()
  const second = await open(folder)
  await second.openFile('long.md')
  for (const window of [first, second]) {
    await window.lens(/running/).waitFor()
    // The terminal comes by itself, with the command and what it printed.
    await window.terminalShows(/❯ echo before.*before/s)
  }
  await second.screenshot('second-window')
  openGate(folder)
  for (const window of [first, second]) {
    await window.lens(/✓/).waitFor()
    await window.terminalShows(/behind.*✓ passed/s)
  }
  await second.close()
  await first.close()
})

test('a step whose runner dies is unknown, says what to do, and is not run again by itself', async () => {
  const folder = folderWith({ 'lost.md': guideOf('$ echo ran >> ran; sleep 600', '$ echo next') })
  const workbench = await open(folder)
  await workbench.openFile('lost.md')
  await workbench.clickLens('▶ Run step')
  await workbench.lens(/running/).waitFor()
  await expect.poll(() => existsSync(join(folder, 'ran'))).toBe(true)
  process.kill(runnerOf(folder), 'SIGKILL')
  await workbench.notification('nobody knows how it ended').waitFor()
  await workbench.lens('? unknown').waitFor()
  await workbench.terminalShows('? unknown contact was lost')
  await workbench.screenshot('unknown')
  for (let times = 0; times < 2; times++) {
    await workbench.command('Notifications: Clear All Notifications')
    await workbench.command('Runbook: Run Next Step')
    await workbench.notification('how this step ended is not known').waitFor()
  }
  expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('ran\n')
  await workbench.notification('how this step ended is not known').getByText('Mark Done').click()
  await workbench.lens('✓ done').waitFor()
  await workbench.command('Runbook: Run Next Step')
  await workbench.terminalShows(/❯ echo next.*next.*✓ passed/s)
  expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('ran\n')
  await workbench.close()
})

test('an edit elsewhere stops no run; a step that was edited is refused and shown', async () => {
  const folder = folderWith({ 'edit.md': guideOf(`$ ${gated}`, '$ echo second', '$ touch third') })
  const workbench = await open(folder)
  await workbench.openFile('edit.md')
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Run All Steps')
  await workbench.lens(/running/).waitFor()
  await workbench.goToLine(1)
  await workbench.page.keyboard.press('End')
  await workbench.page.keyboard.type(' of another name')
  await workbench.goToLine(24)
  await workbench.page.keyboard.press('End')
  await workbench.page.keyboard.type(' and more')
  await workbench.page.keyboard.press('Control+S')
  await expect.poll(() => readFileSync(join(folder, 'edit.md'), 'utf8')).toContain('third and more')
  await workbench.goToLine(1)
  openGate(folder)
  const refused = workbench.notification('“Do part 3” did not run: it was changed or taken out')
  await refused.waitFor()
  await workbench.terminalShows(/❯ echo second.*✓ passed.*Do part 3: it was changed/s)
  expect(existsSync(join(folder, 'third'))).toBe(false)
  await refused.getByText('Show Step').click()
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 23' }).waitFor()
  await workbench.screenshot('edited')
  await workbench.close()
})

/** Where a document's hosts are is asked with the names that the operator's own ssh knows. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

test('a host that nobody has mapped is chosen, kept for everybody, and the step goes on', async () => {
  const folder = folderWith({ 'move.md': '# Move\n\n## Look\n\n```console\ndb1.example.com$ echo here; pwd\n```\n' })
  const workbench = await open(folder)
  const { page } = workbench
  await workbench.openFile('move.md')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('db1.example.com is another host').getByText('Choose Host').click()
  const rows = page.locator('.quick-input-list .monaco-list-row')
  await rows.filter({ hasText: 'ssh:db1' }).first().waitFor()
  await workbench.screenshot('choose-host')
  expect((await rows.allTextContents()).map(text => text.trim()).slice(0, 3)).toEqual([
    expect.stringContaining('db1'),
    expect.stringContaining('web1'),
    expect.stringContaining('web2'),
  ])
  await rows.filter({ hasText: 'This machine' }).click()
  await rows.filter({ hasText: 'For everybody' }).waitFor()
  await workbench.screenshot('keep-host')
  await rows.filter({ hasText: 'For everybody' }).click()
  await workbench.lens('Run again').first().waitFor()
  expect(readFileSync(join(folder, 'runbook.targets'), 'utf8')).toBe('db1.example.com = local\n')
  await workbench.close()
})

test('or kept for the operator alone, in the setting', async () => {
  const folder = folderWith({ 'look.md': '# Look\n\n## Look\n\n```console\nweb9.example.com$ echo there\n```\n' })
  const workbench = await open(folder)
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row')
  await workbench.openFile('look.md')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('web9.example.com is another host').getByText('Choose Host').click()
  await rows.filter({ hasText: 'Another' }).click()
  await workbench.answer('nowhere')
  await workbench.page.getByText('expected local, ssh:ALIAS').waitFor()
  await workbench.answer('local')
  await rows.filter({ hasText: 'Only for me' }).click()
  await workbench.lens('Run again').first().waitFor()
  expect(existsSync(join(folder, 'runbook.targets'))).toBe(false)
  await workbench.close()
})

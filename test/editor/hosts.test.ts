/** Where a document's hosts are is asked with the names that the operator's own ssh knows. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

const look = (host: string, command: string) => `# Look\n\n## Look\n\n\`\`\`console\n${host}$ ${command}\n\`\`\`\n`

test('a host that nobody has mapped is chosen, kept for the operator alone or for everybody, and the step goes on', async () => {
  const folder = folderWith({
    'look.md': look('web9.example.com', 'echo there'),
    'move.md': look('db1.example.com', 'echo here; pwd'),
  })
  const workbench = await open(folder)
  const { page } = workbench
  const rows = page.locator('.quick-input-list .monaco-list-row')
  const targets = join(folder, 'runbook.targets')
  await workbench.openFile('look.md')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('web9.example.com is another host').getByText('Choose Host').click()
  await rows.filter({ hasText: 'Another' }).click()
  await workbench.answer('nowhere')
  await page.getByText('expected local, ssh:ALIAS').waitFor()
  await workbench.answer('local')
  await rows.filter({ hasText: 'Only for me' }).click()
  await workbench.lens('Run again').first().waitFor()
  expect(existsSync(targets)).toBe(false)

  await workbench.openFile('move.md')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('db1.example.com is another host').getByText('Choose Host').click()
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
  expect(readFileSync(targets, 'utf8')).toBe('db1.example.com = local\n')
  await workbench.close()
})

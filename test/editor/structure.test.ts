/** What an author says beside a step is seen before it runs: notes, purposes, rollbacks, attributes. */
import { test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

const guide = `# Move the cache

## Before you begin

- Save the configuration.

## 1. Stop it

> [!WARNING]
> Clients lose their sessions.

\`\`\`bash {confirm timeout=2s}
sleep 30
\`\`\`

## 2. Start it on the new machine

Replace \`blue-7\` with the name of your cluster.

\`\`\`bash
echo start --cluster blue-7
\`\`\`

## Check that it works

\`\`\`bash
echo ok
\`\`\`

## Rollback

\`\`\`bash
echo back
\`\`\`
`

test('a warning, a limit and a question before a step; its rollback and its checks in the tree', async () => {
  const workbench = await open(folderWith({ 'move.md': guide }))
  const { page } = workbench
  await workbench.openFile('move.md')
  await workbench.command('Runbook: Show Progress')
  await workbench.row('Check that it works').first().waitFor()
  await workbench.goToLine(13)
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.row('Stop it').last().hover()
  await page.locator('.monaco-hover', { hasText: 'Clients lose their sessions' }).waitFor()
  await workbench.screenshot('warned')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('wants it confirmed').getByText('Run It').click()
  await workbench
    .lens(/timed out/)
    .first()
    .waitFor()
  await workbench.screenshot('timed-out')
  await workbench.close()
})

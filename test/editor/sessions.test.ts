/** What a step is typed inside, what it asks, what was changed since it ran, and a second run beside the first. */
import { test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

const guide = `# Move the shop

## Open a shell

\`\`\`console
$ bash
\`\`\`

### Look around

\`\`\`console
$ SHOP=blue; echo "inside a $SHOP shell"
$ exit
\`\`\`

## Remove the old one

When it asks, answer \`\`Y\`\`.

\`\`\`console
$ read -p "Remove the old shop? [Y/n] " x; echo "answered $x"
\`\`\`
`

test('a shell within another is entered and left; a question shows what the document says to answer', async () => {
  const workbench = await open(folderWith({ 'shop.md': guide }))
  await workbench.openFile('shop.md')
  // VS Code draws lenses only while their editor has the focus.
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Show Progress')
  await workbench.row('Look around').first().waitFor()
  await workbench.clickLens('▶ Run step')
  await workbench.description('1 of 3').waitFor()
  await workbench.screenshot('inside')
  await workbench.command('Runbook: Run Next Step')
  await workbench.description('2 of 3').waitFor()
  await workbench.command('Runbook: Run Next Step')
  await workbench.terminalShows('the document says')
  await workbench.screenshot('answer')
  await workbench.typeInTerminal('Y', 'Enter')
  await workbench.description('3 of 3').waitFor()
  await workbench.terminalShows('answered Y')
  await workbench.screenshot('answered')
  await workbench.close()
})

test('what was changed since it ran is open again, and another run stands beside the first', async () => {
  const workbench = await open(
    folderWith({ 'two.md': '# Two\n\n## One\n\n```bash\necho one\n```\n\n## Other\n\n```bash\necho other\n```\n' }),
  )
  const { page } = workbench
  await workbench.openFile('two.md')
  await workbench.lens('▶ Run step').first().waitFor()
  await workbench.command('Runbook: Show Progress')
  await workbench.row('Other').first().waitFor()
  await workbench.command('Runbook: Run All Steps')
  await workbench.description('2 of 2').waitFor()
  await workbench.goToLine(6)
  await page.keyboard.press('End')
  await page.keyboard.type(' more')
  await page.keyboard.press('Control+S')
  await workbench.row('changed since').first().waitFor()
  await workbench
    .lens(/changed since/)
    .first()
    .waitFor()
  await workbench.screenshot('changed-since')
  await workbench.command('Runbook: Open Another Run')
  await workbench.description('0 of 2').waitFor()
  await workbench.lens(/changed since/).waitFor({ state: 'detached' })
  await workbench.command('Runbook: Run Next Step')
  await workbench.description('1 of 2').waitFor()
  await workbench.command('Runbook: Choose Run')
  await page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor()
  await workbench.screenshot('choose-run')
  await page.locator('.quick-input-list .monaco-list-row').nth(1).click()
  await workbench.row('changed since').first().waitFor()
  await workbench.screenshot('chosen-run')
  await workbench.close()
})

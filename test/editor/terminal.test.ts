/** The terminal tab is a terminal. */
import { expect, test } from 'vitest'
import { folderWith, guideOf, windows } from './windows.ts'

const open = windows()

test('a full-screen program, a million lines, Ctrl-C, and what does not hear it', async () => {
  const full = String.raw`printf '\033[?1049h\033[2J\033[Hfull screen'; read -rsn1 key; printf '\033[?1049l'; echo "key $key"`
  const stubborn = `$ bash -c 'trap "" INT; while :; do sleep 0.1; done'`
  const workbench = await open(
    folderWith({
      't.md': guideOf(`$ ${full}`, '$ yes | head -n 1000000; echo "lines: over"', '$ sleep 600; echo never', stubborn),
    }),
  )
  await workbench.openFile('t.md')
  await workbench.clickLens('▶ Run step')
  await workbench.notification('waits for your input').waitFor()
  await workbench.terminalShows('full screen')
  await workbench.screenshot('full-screen')
  await workbench.typeInTerminal('k')
  await workbench.terminalShows(/key k.*✓ passed/s)

  await workbench.command('Runbook: Run Next Step')
  await workbench.terminalShows(/y.*lines: over.*✓ passed/s)

  // The window goes on: it hears the palette at once, and the next step.
  await workbench.command('Runbook: Run Next Step')
  await workbench.terminalShows('sleep 600')
  await workbench.typeInTerminal('Control+C')
  await workbench.terminalShows(/\^C.*⏹ canceled/s)
  await workbench.goToLine(24)
  await workbench.lens('⏹ canceled').waitFor()
  await workbench.screenshot('interrupted')

  // One that bears Ctrl-C is ended by force, and the operator is told so.
  await workbench.goToLine(32)
  await workbench.command('Runbook: Run Step')
  await workbench.lens('… running').waitFor()
  await workbench.command('Runbook: Cancel')
  await workbench.notification('goes on all the same').getByText('Cancel Again').click()
  await workbench.lens('… running').waitFor({ state: 'detached' })
  await workbench.terminalShows(/SIGTERM.*⏹ canceled/s)
  await workbench.close()
})

test('after a reload the tab shows the step that runs from its first line, as far as one can scroll back', async () => {
  const settings = JSON.stringify({ 'terminal.integrated.scrollback': 50_000 })
  const many =
    '$ for ((i = 1; i <= 40000; i++)); do printf "line %05d \\e[32mäöü\\e[0m ok\\n" $i; done; echo al""l; sleep 600'
  const workbench = await open(folderWith({ 'm.md': guideOf(many), '.vscode/settings.json': settings }))
  await workbench.openFile('m.md')
  await workbench.clickLens('▶ Run step')
  await workbench.terminalShows(/line 40000 äöü ok.*all/s)
  await workbench.reload()
  await workbench.lens(/running/).waitFor()
  await workbench.terminalShows(/line 40000 äöü ok.*all/s)
  await workbench.screenshot('reloaded-end')
  await workbench.command('Terminal: Scroll to Top')
  await workbench.terminalShows(/❯ for .*line 00001 äöü ok.*line 00002/s)
  await workbench.screenshot('reloaded-beginning')
  // Nothing is missing in between, and nothing is there twice.
  const numbers = [...(await workbench.terminalText()).matchAll(/^line (\d{5}) äöü ok *$/gm)].map(found =>
    Number(found[1]),
  )
  expect(numbers.filter((number, n) => number !== n + 1)).toEqual([])
  expect(numbers).toHaveLength(40_000)
  await workbench.command('Runbook: Cancel')
  await workbench.lens('⏹ canceled').waitFor()
  await workbench.close()
})

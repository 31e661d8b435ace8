/** The terminal tab is a terminal. */
import { test } from 'vitest'
import { folderWith, guideOf, windows } from './windows.ts'

const open = windows()

test('a full-screen program, a million lines, Ctrl-C: the tab bears them all', async () => {
  const full = String.raw`printf '\033[?1049h\033[2J\033[Hfull screen'; read -rsn1 key; printf '\033[?1049l'; echo "key $key"`
  const workbench = await open(
    folderWith({
      't.md': guideOf(`$ ${full}`, '$ yes | head -n 1000000; echo "lines: over"', '$ sleep 600; echo never'),
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
  await workbench.close()
})

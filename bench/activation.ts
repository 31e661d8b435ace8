import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch, packaged } from '../test/editor/editor.ts'
import { startBrowser, Workbench } from '../test/editor/workbench.ts'
import { ms, row, summary } from './measure.ts'

const windows = 7
/** Activated by the same event, a Markdown document, in the same window. */
const peer = 'Markdown Language Features'

/**
 * Activation times as VS Code's own page of running extensions gives them: the packaged extension in a real editor,
 * beside VS Code's own Markdown extension, once for each of {@link windows} windows with an extension host of its own.
 */
export async function benchActivation(): Promise<void> {
  const editor = await launch(packaged())
  const browser = await startBrowser()
  try {
    const folder = join(editor.home, 'samples')
    mkdirSync(folder)
    cpSync('runbooks', folder, { recursive: true })
    const own: number[] = []
    const others: number[] = []
    for (let window = 0; window < windows; window++) {
      const workbench = await Workbench.open(browser, editor.address, folder)
      if (window === 0) await workbench.trust()
      await workbench.openFile('tour.md')
      await workbench.lens('▶ Run step').first().waitFor()
      const [activation = NaN, beside = NaN] = await workbench.activationTimes(['Runbook', peer])
      own.push(activation)
      others.push(beside)
      await workbench.close()
    }
    const activation = summary(own).median
    const beside = summary(others).median
    row(`activation of the extension (${windows} windows)`, ms(activation))
    row(`activation of ${peer}`, ms(beside), `× ${(activation / beside).toFixed(2)}`)
  } finally {
    await browser.close()
    await editor.close()
  }
}

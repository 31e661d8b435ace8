/** Lines in doubt: visible before the click, asked about by it, and written down if the operator accepts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { folderWith, windows } from './windows.ts'
import type { Workbench } from './workbench.ts'

const open = windows()

const block = (...lines: readonly string[]) => ['```bash', ...lines, '```', ''].join('\n')
/** Looks like a line of a log, and is a program of the operator's. */
const log = '2026-01-02 03:04:05 INFO started'
const row = '| web | 1/1 | Running |'
const json = '{"level":"info","msg":"x"}'
const guide = [
  '# Pods\n\n## Look\n',
  block('echo first', log, row, json),
  '## Look again\n',
  block('echo second', row, json),
  '## Wait\n',
  '```console\n$ echo third\nas printed\n```\n',
  '## Start\n',
  block('echo fourth', log),
].join('\n')

/** What the tests need of the page's own world. */
interface Drawing {
  getComputedStyle(span: unknown): { readonly color: string; readonly fontStyle: string; readonly fontWeight: string }
}

/** The colour and style of what a line of the editor shows at the beginning of `text`. */
const inkOf = ({ page }: Workbench, text: string): Promise<string> =>
  page
    .locator('.view-line span span', { hasText: text })
    .first()
    .evaluate(span => {
      const { color, fontStyle, fontWeight } = (globalThis as unknown as Drawing).getComputedStyle(span)
      return `${color} ${fontStyle} ${fontWeight}`
    })

/** Themes by the class that the workbench has under them. */
const themes = {
  'vs-dark': 'Default Dark Modern',
  vs: 'Default Light Modern',
  'hc-black': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
}

test('lines in doubt are seen, asked by a click, and written into the guide on request', async () => {
  const folder = folderWith({ 'pods.md': guide })
  const program = join(inject('home'), 'operator', 'bin', '2026-01-02')
  writeFileSync(program, '#!/bin/sh\necho "ran $*"\n', { mode: 0o755 })
  const workbench = await open(folder)
  const { page } = workbench
  const rows = page.locator('.quick-input-list .monaco-list-row')
  const text = () => readFileSync(join(folder, 'pods.md'), 'utf8')
  await workbench.openFile('pods.md')
  await workbench.lens('▶ Run step · 3 lines in doubt').waitFor()
  await workbench.command('Runbook: Show Progress')
  await page.locator('.part.sidebar [role=treeitem][aria-label*="3 lines in doubt"]').waitFor()
  await workbench.screenshot('doubts')

  for (const [theme, name] of Object.entries(themes)) {
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }))
    await page.locator(`.monaco-workbench.${theme}`).waitFor()
    const inks = () => Promise.all(['echo', 'as', '2026'].map(beginning => inkOf(workbench, beginning)))
    await expect.poll(async () => new Set(await inks()).size, { message: name, timeout: 10_000 }).toBe(3)
    await workbench.screenshot(`doubts-${theme}`)
  }

  writeFileSync(join(folder, '.vscode', 'settings.json'), '{}')
  await page.locator('.monaco-workbench.vs-dark').waitFor()

  // Esc leaves the question open, and nothing runs.
  await workbench.clickLens('▶ Run step')
  await rows.filter({ hasText: 'It is output' }).waitFor()
  await workbench.screenshot('doubt-asked')
  await page.keyboard.press('Escape')
  await rows.first().waitFor({ state: 'hidden' })
  expect(await workbench.lens('▶ Run step · 3 lines in doubt').count()).toBe(1)

  // One after the other, by keyboard.
  await workbench.clickLens('▶ Run step')
  for (const [line, down] of [
    ['line 7', 1],
    ['line 8', 0],
    ['line 9', 2],
  ] as const) {
    await page.locator('.quick-input-title', { hasText: line }).waitFor()
    for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await workbench.terminalShows(/first.*ran 03:04:05 INFO started.*✓ passed/s)
  await workbench.lens(/✓/).first().waitFor()
  await workbench.screenshot('doubts-answered')

  // All that are left at once; what was said is offered to the guide.
  await workbench.clickLens('▶ Run step · 2 lines in doubt')
  await rows.filter({ hasText: 'All of them are output' }).click()
  const offer = workbench.notification('Write that into the document')
  await offer.waitFor()
  expect(text()).toBe(guide)
  await workbench.screenshot('doubt-offer')
  await offer.getByRole('button', { name: 'Write It' }).click()
  await page.locator('.view-line', { hasText: '$ echo second' }).waitFor()
  await workbench.screenshot('doubt-written')

  // Run All comes to one, and asks there.
  await workbench.command('Runbook: Run All Steps')
  await rows.filter({ hasText: 'Run it' }).click()
  await workbench.terminalShows(/third.*your word.*fourth.*ran 03:04:05/s)
  // The step that was only written down has not run again.
  expect(await workbench.terminalText()).not.toMatch(/echo second.*echo second/s)
  await workbench.lens(/✓/).last().waitFor()
  await workbench.lens('in doubt').waitFor({ state: 'hidden' })
  await workbench.notification('mark the block as commands').getByText('Not Now').click()
  await workbench.screenshot('doubts-done')
  expect(text()).toBe(guide.replace('echo second', '$ echo second'))
  await workbench.close()
})

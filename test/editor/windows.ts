/** Windows of the editor for the tests of one file: each on a folder of its own, all in one browser profile. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest'
import { startProfile, Workbench } from './workbench.ts'

/** Whether somebody has said that the authors of a folder are trusted. */
export type Trust = 'trusted' | 'untrusted'

const parentOf = (trust: Trust) => join(inject('home'), trust)

/** A folder with copies of the samples and further files; `.vscode` makes it a workspace of its own. */
export function folderWith(files: Record<string, string> = {}, trust: Trust = 'trusted'): string {
  mkdirSync(parentOf(trust), { recursive: true })
  const folder = mkdtempSync(join(parentOf(trust), 'workspace-'))
  mkdirSync(join(folder, '.vscode'))
  cpSync('runbooks', folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** A Markdown guide of parts, each with one console block; the first line of the n-th block is line `8 * n`. */
export const guideOf = (...blocks: readonly string[]): string =>
  '# Guide\n\n' +
  blocks.map((text, i) => `## Part ${i + 1}\n\nDo part ${i + 1}:\n\n\`\`\`console\n${text}\n\`\`\`\n`).join('\n')

/** Opens windows; what is on the screens when a test fails is kept. The folder of the trusted ones is trusted once. */
export function windows(): (folder: string) => Promise<Workbench> {
  let profile: BrowserContext
  beforeAll(async () => {
    profile = await startProfile(join(inject('home'), 'browser'))
    if (existsSync(parentOf('trusted'))) return
    mkdirSync(parentOf('trusted'))
    const first = await Workbench.open(profile, inject('address'), parentOf('trusted'))
    await first.trust()
    await first.close()
  })
  afterAll(() => profile.close())
  return async folder => {
    const workbench = await Workbench.open(profile, inject('address'), folder)
    onTestFailed(async () => {
      const name = expect.getState().currentTestName?.replace(/\W+/g, '-').slice(0, 60) ?? ''
      await workbench.screenshot(`failed-${name}-${profile.pages().indexOf(workbench.page)}`)
      await workbench.close()
    })
    return workbench
  }
}

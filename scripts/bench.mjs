/** `npm run bench`: builds what ships, then prints the numbers. With a Chromium, the editor's too. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from './chromium.mjs'
import { install, must, root } from './ready.mjs'

/** The benches, and what they run in processes of their own: each names the others by the file beside it. */
const programs = ['bench/main.ts', 'bench/parsing/reading.ts', 'bench/hostile/reading-hostile.ts']

install()
must(process.execPath, [join(root, 'scripts', 'package.mjs')])
process.chdir(root)
if (chromium !== undefined) process.env.CHROMIUM = chromium
// What it needs may just have been installed.
const { bundle } = await import('./bundle.mjs')
const folder = mkdtempSync(join(root, 'dist', 'bench-'))
try {
  await bundle(programs, folder)
  await import(pathToFileURL(join(folder, 'main.mjs')).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

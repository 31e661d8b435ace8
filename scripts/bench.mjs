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
const { build } = await import('esbuild')
const folder = mkdtempSync(join(root, 'dist', 'bench-'))
try {
  await build({
    entryPoints: programs,
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  await import(pathToFileURL(join(folder, 'main.mjs')).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

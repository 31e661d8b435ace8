/** `npm run bench`: builds what ships, then prints the numbers. With a Chromium, the editor's too. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from './chromium.mjs'
import { install, must, root } from './ready.mjs'

install()
must(process.execPath, [join(root, 'scripts', 'package.mjs')])
process.chdir(root)
if (chromium !== undefined) process.env.CHROMIUM = chromium
const { build } = await import('esbuild')
const folder = mkdtempSync(join(root, 'dist', 'bench-'))
const outfile = join(folder, 'bench.mjs')
try {
  await build({
    entryPoints: ['bench/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

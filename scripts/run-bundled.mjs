/** Runs a TypeScript program of this checkout beside freshly built bundles. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as buildBundles, install, root } from './ready.mjs'

/** Bundles the program into a folder of its own in dist/, runs it in the checkout and takes the folder away. */
export async function runBundled(program) {
  install()
  buildBundles()
  process.chdir(root)
  const { build } = await import('esbuild')
  const folder = mkdtempSync(join(root, 'dist', 'program-'))
  try {
    const outfile = join(folder, 'main.mjs')
    await build({
      entryPoints: [program],
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
}

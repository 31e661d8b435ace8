/** Runs a TypeScript program of this checkout beside bundles of its own, which no later build changes under its feet. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, must, root } from './ready.mjs'

/** Builds what ships, and the program, into a folder in dist/, runs it in the checkout and takes the folder away. */
export async function runBundled(program) {
  install()
  process.chdir(root)
  const { bundle } = await import('./bundle.mjs')
  mkdirSync(join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(join(root, 'dist', 'program-'))
  try {
    must(process.execPath, ['esbuild.mjs', '--outdir', folder])
    await bundle([program], folder)
    await import(pathToFileURL(join(folder, `${basename(program, '.ts')}.mjs`)).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

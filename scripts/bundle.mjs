/** Bundles TypeScript programs of this checkout for Node, as ES modules that stand side by side. */
import { build } from 'esbuild'

/**
 * @param {readonly string[]} programs Their files.
 * @param {string} folder Where each becomes NAME.mjs.
 */
export const bundle = (programs, folder) =>
  build({
    entryPoints: [...programs],
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

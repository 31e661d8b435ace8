/** `node scripts/learn-inline.mjs`: learns the weights of inline commands again; for development, with the labelled documents at hand. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = mkdtempSync(join(tmpdir(), 'learn-'))
try {
  const outfile = join(folder, 'learn-inline.cjs')
  await build({ entryPoints: ['bench/truth/learn-inline.ts'], bundle: true, platform: 'node', format: 'cjs', outfile })
  process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

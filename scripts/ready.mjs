/** Makes a checkout ready for a script: its packages installed, its bundles built. Both only when stale. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const bundles = ['client', 'server', 'runner', 'cli'].map(name => join(root, 'dist', `${name}.cjs`))

/** Runs a program in the checkout and ends this one with its status when it fails. */
export function must(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (error !== undefined) {
    console.error(`runbook: ${program} could not be started: ${error.message}`)
    process.exit(1)
  }
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1))
}

/** When a path was last changed, in milliseconds; 0 when it is not there. */
const changed = path => (existsSync(path) ? statSync(path).mtimeMs : 0)

export function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(`runbook: expected Node 20.9 or newer, found ${process.versions.node}`)
    process.exit(1)
  }
  // npm writes this file last, so it is newer than the lockfile exactly when the installation is whole.
  const installed = changed(join(root, 'node_modules', '.package-lock.json'))
  if (installed >= changed(join(root, 'package-lock.json'))) return
  // What npm says goes to standard error: the command line's own answers are on standard output.
  must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', process.stderr, process.stderr],
  })
}

function newestSource() {
  let newest = Math.max(...['package.json', 'package-lock.json', 'esbuild.mjs'].map(name => changed(join(root, name))))
  for (const folder of ['client', 'server']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true }))
      newest = Math.max(newest, changed(join(root, folder, entry)))
  }
  return newest
}

export function build({ force = false, production = false } = {}) {
  if (!force && Math.min(...bundles.map(changed)) >= newestSource()) return
  must(process.execPath, ['esbuild.mjs', ...(production ? ['--production'] : [])], {
    stdio: ['ignore', process.stderr, process.stderr],
  })
}

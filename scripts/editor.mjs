/**
 * A real VS Code for `npm start` and the editor tests: code-server from npm, fetched on demand into `.editor/`,
 * which git ignores. It is never a dependency of the package.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './ready.mjs'

const version = { codeServer: '4.139.1', node: '24' }
const home = join(root, '.editor')
const nodePackage = `node-${process.platform}-${process.arch}`
const codeServer = join(home, 'node_modules', 'code-server')
const node = join(home, 'node_modules', nodePackage, 'bin', 'node')
/** Written when everything is in place, so that an interrupted fetch is begun again. */
const whole = join(home, `whole-${version.codeServer}`)

function npm(args, cwd) {
  const { status } = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    console.error(
      `runbook: VS Code could not be fetched (npm ${args.join(' ')}). Expected a reachable npm registry; desktop VS Code on the PATH as \`code\` does as well.`,
    )
    process.exit(1)
  }
}

/** Fetches the editor when it is not there yet (about half a minute). */
export function fetchEditor() {
  if (existsSync(whole)) return
  console.log('fetching VS Code for the browser (code-server) into .editor/ …')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  npm(['install', `code-server@${version.codeServer}`, `${nodePackage}@${version.node}`], home)
  // The server's own packages; its native ones come prebuilt, so no install script has to run.
  npm(['install', '--omit=dev'], join(codeServer, 'lib', 'vscode'))
  writeFileSync(whole, '')
}

const entry = join(codeServer, 'out', 'node', 'entry.js')

/** The environment without what a parent VS Code or npm leaves in it. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS|INIT_CWD|PORT$|PASSWORD$)/.test(name),
    ),
  )

const folders = profile => ['--user-data-dir', join(profile, 'data'), '--extensions-dir', join(profile, 'extensions')]

/** Installs a VSIX into a profile folder. */
export function installExtension(profile, vsix) {
  mkdirSync(profile, { recursive: true })
  const { status, stdout, stderr } = spawnSync(
    node,
    [entry, ...folders(profile), '--install-extension', vsix, '--force'],
    { env: environment(), encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the extension could not be installed: ${stdout}${stderr}`)
}

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/**
 * Starts the editor on a folder with a profile; answers its address and its process once it can be reached.
 * `log` is where its output goes: a file descriptor, or nowhere.
 * @param {{ profile: string, folder: string, env?: Record<string, string>, log?: number | 'ignore' }} options
 * @throws when it has not come up within a minute.
 */
export async function startEditor({ profile, folder, env = {}, log = 'ignore' }) {
  const port = await freePort()
  const child = spawn(
    node,
    [
      entry,
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${port}`,
      ...folders(profile),
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      folder,
    ],
    { env: { ...environment(), ...env }, stdio: ['ignore', log, log], detached: true },
  )
  const address = `http://127.0.0.1:${port}`
  for (const deadline = Date.now() + 60_000; ;) {
    if (child.exitCode !== null)
      throw new Error(`the editor ended with status ${child.exitCode} before it could be reached`)
    try {
      const { ok } = await fetch(`${address}/healthz`)
      if (ok) return { address, child, folder }
    } catch {
      if (Date.now() > deadline) throw new Error(`the editor could not be reached at ${address} within a minute`)
    }
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** Ends the editor with all it started. */
export async function stopEditor({ child }) {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  const hard = setTimeout(() => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }, 5000)
  await ended
  clearTimeout(hard)
}

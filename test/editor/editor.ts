/** Installs the packaged extension into a real VS Code (code-server) and keeps it running for all editor tests. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { fetchEditor, installExtension, startEditor, stopEditor } from '../../scripts/editor.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the editor is reached: `http://127.0.0.1:PORT`. */
    address: string
    /** A folder of this test run, removed at its end. */
    home: string
  }
}

/** A running editor with the packaged extension; `home` is a folder of its own, removed when it is closed. */
export interface Editor {
  /** Where it is reached: `http://127.0.0.1:PORT`. */
  readonly address: string
  readonly home: string
  readonly close: () => Promise<void>
}

/** Starts the editor with a VSIX; its output goes to `log`, a file descriptor. */
export async function launch(vsix: string, log: number | 'ignore' = 'ignore'): Promise<Editor> {
  fetchEditor()
  const home = mkdtempSync(join(tmpdir(), 'runbook-editor-'))
  const profile = join(home, 'profile')
  installExtension(profile, vsix)
  mkdirSync(join(profile, 'data', 'User'), { recursive: true })
  writeFileSync(join(profile, 'data', 'User', 'settings.json'), JSON.stringify(settings))
  mkdirSync(join(home, 'runtime'), { mode: 0o700 })
  mkdirSync(join(home, 'operator', '.ssh'), { recursive: true })
  writeFileSync(join(home, 'operator', '.ssh', 'config'), 'Host web1 web2\n  User ops\nHost db1\nHost *.example.com\n')
  // The editor takes the PATH of the operator's login shell; tests put their own ssh there.
  mkdirSync(join(home, 'operator', 'bin'))
  writeFileSync(join(home, 'operator', '.profile'), 'PATH=$HOME/bin:$PATH\n')
  const editor = await startEditor({
    profile,
    folder: home,
    // Runs of the tests are kept apart from the developer's own, and their runners do not stay when nobody is there.
    env: {
      HOME: join(home, 'operator'),
      XDG_STATE_HOME: join(home, 'state'),
      XDG_RUNTIME_DIR: join(home, 'runtime'),
      RUNBOOK_IDLE_MS: '10000',
    },
    log,
  })
  const close = async () => {
    await stopEditor(editor)
    rmSync(home, { recursive: true, force: true, maxRetries: 10 })
  }
  return { address: editor.address, home, close }
}

export default async function setup(project: TestProject) {
  execFileSync(process.execPath, ['scripts/package.mjs'], { stdio: 'inherit' })
  const artefacts = join('test', 'editor', 'artefacts')
  mkdirSync(artefacts, { recursive: true })
  const { address, home, close } = await launch(packaged(), openSync(join(artefacts, 'editor.log'), 'w'))
  project.provide('address', address)
  project.provide('home', home)
  return close
}

/** The VSIX that `npm run package` has left in dist/. */
export function packaged(): string {
  const vsix = readdirSync('dist').find(name => name.endsWith('.vsix'))
  if (vsix === undefined) throw new Error('expected a VSIX in dist/, found none')
  return join('dist', vsix)
}

/** Quiet, and the same on every machine; nothing that Runbook's own behaviour depends on. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  // The DOM renderer's rows can be read; the GPU's cannot.
  'terminal.integrated.gpuAcceleration': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'window.autoDetectColorScheme': false,
}

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

export default async function setup(project: TestProject) {
  fetchEditor()
  execFileSync(process.execPath, ['scripts/package.mjs'], { stdio: 'inherit' })
  const vsix = readdirSync('dist').find(name => name.endsWith('.vsix'))
  if (vsix === undefined) throw new Error('expected a VSIX in dist/, found none')

  const home = mkdtempSync(join(tmpdir(), 'runbook-editor-'))
  const profile = join(home, 'profile')
  installExtension(profile, join('dist', vsix))
  mkdirSync(join(profile, 'data', 'User'), { recursive: true })
  writeFileSync(join(profile, 'data', 'User', 'settings.json'), JSON.stringify(settings))
  const artefacts = join('test', 'editor', 'artefacts')
  mkdirSync(artefacts, { recursive: true })
  const editor = await startEditor({
    profile,
    folder: home,
    // Runs of the tests are kept apart from the developer's own.
    env: { XDG_STATE_HOME: join(home, 'state'), XDG_RUNTIME_DIR: join(home, 'runtime') },
    log: openSync(join(artefacts, 'editor.log'), 'w'),
  })
  mkdirSync(join(home, 'runtime'), { mode: 0o700 })
  project.provide('address', editor.address)
  project.provide('home', home)
  return async () => {
    await stopEditor(editor)
    rmSync(home, { recursive: true, force: true })
  }
}

/** Quiet, and the same on every machine; nothing that Runbook's own behaviour depends on. */
const settings = {
  'workbench.startupEditor': 'none',
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

/**
 * `npm start`: opens VS Code on the sample runbooks with the extension loaded. Desktop `code` when it is on the PATH,
 * else VS Code in the browser. Ctrl-C ends it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, must, root } from './ready.mjs'

install()
build()
const samples = join(root, 'runbooks')

if (spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0) {
  const code = spawn('code', ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, samples], {
    stdio: 'inherit',
  })
  code.once('exit', status => process.exit(status ?? 0))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => code.kill())
} else {
  const { fetchEditor, installExtension, startEditor, stopEditor } = await import('./editor.mjs')
  fetchEditor()
  must(process.execPath, [join(root, 'scripts', 'package.mjs')])
  const vsix = readdirSync(join(root, 'dist')).find(name => name.endsWith('.vsix'))
  const profile = join(root, '.editor', 'profile')
  installExtension(profile, join(root, 'dist', vsix))
  const editor = await startEditor({ profile, folder: samples })
  console.log(
    `\nVS Code with Runbook is at ${editor.address}/?folder=${encodeURI(samples)}\nOpen tour.md there and click "Run step". Ctrl-C here ends it.`,
  )
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await stopEditor(editor)
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  editor.child.once('exit', status => process.exit(stopping ? 0 : (status ?? 1)))
}

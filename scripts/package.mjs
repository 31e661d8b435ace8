/** `npm run package`: builds for production and writes dist/runbook-<version>-<target>.vsix; says how large it is. */
import { readFileSync, statSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, must, root } from './ready.mjs'

install()
build({ force: true, production: true })

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const pty = ['pty.node', 'spawn-helper'].map(name => join(root, 'dist', name)).filter(path => existsSync(path))
// A VSIX with a pty binary is for one platform; without one it runs anywhere, over script(1).
const target = pty.length === 0 ? null : `${process.platform}-${process.arch}`
export const vsix = join('dist', `runbook-${version}${target === null ? '' : `-${target}`}.vsix`)

must(
  process.execPath,
  [
    join('node_modules', '@vscode', 'vsce', 'vsce'),
    'package',
    '--no-dependencies',
    '--no-rewrite-relative-links',
    ...(target === null ? [] : ['--target', target]),
    '--out',
    vsix,
  ],
  { stdio: ['ignore', process.stderr, process.stderr] },
)

const kilobytes = path => Math.round(statSync(path).size / 1024)
console.log(
  `${vsix}  ${kilobytes(join(root, vsix))} KB, with ${pty.reduce((sum, path) => sum + kilobytes(path), 0)} KB (unpacked) of pty binaries`,
)

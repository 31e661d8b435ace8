import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MarkupId } from '../../server/markup/markup.ts'
import { peersFolder } from './parsers.ts'

/** A parser as a program that reads a file for so many milliseconds; see reading.ts for what it prints. */
export interface Reader {
  readonly name: string
  command(file: string, budget: number): readonly [program: string, ...args: string[]]
}

const inJavaScript = (parser: string, version = ''): Reader => ({
  name: `${parser} ${version}`.trim(),
  command: (file, budget) => [
    process.execPath,
    fileURLToPath(new URL('reading.mjs', import.meta.url)),
    parser,
    file,
    String(budget),
  ],
})

export const ourReader = (markup: MarkupId): Reader => inJavaScript(`Runbook ${markup}`)

const versionIn = (folder: string, name: string): string =>
  (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version

export const remarkReader: Reader = inJavaScript('remark-parse', versionIn('.', 'remark-parse'))

let fetched: boolean | null = null

/** Whether the peers' package is installed; fetched on demand, and left out with a line when that fails. */
export function fetchPeers(): boolean {
  if (fetched !== null) return fetched
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  fetched = spawnSync('npm', npm, { cwd: peersFolder, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  if (!fetched) console.log('  peers left out: expected an npm registry to fetch them from, found none')
  return fetched
}

const peersOf = (...names: readonly string[]): Reader[] =>
  fetchPeers() ? names.map(name => inJavaScript(name, versionIn(peersFolder, name))) : []

/** What reads the same format, as far as this machine has it. */
export const peers: Readonly<Record<MarkupId, () => readonly Reader[]>> = {
  rst: () => [...peersOf('tree-sitter-rst', 'rst-compiler', 'restructured'), ...docutils()],
  markdown: () => [remarkReader, ...peersOf('markdown-it')],
}

/** docutils in a Python of the system, which times itself: starting it does not count. */
function docutils(): Reader[] {
  const found = spawnSync('python3', ['-c', 'import docutils; print(docutils.__version__)'], { encoding: 'utf8' })
  if (found.status !== 0) {
    console.log('  docutils left out: expected python3 with docutils, found none')
    return []
  }
  const script = join(peersFolder, 'docutils_time.py')
  return [
    { name: `docutils ${found.stdout.trim()}`, command: (file, budget) => ['python3', script, file, String(budget)] },
  ]
}

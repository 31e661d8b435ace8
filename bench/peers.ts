import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { summary } from './measure.ts'

/** A parser that ours is compared with. */
export interface Peer {
  readonly name: string
  /** Median milliseconds of reading a text so often; null when it fails on it. */
  time(text: string, times: number): Promise<number | null>
}

const folder = resolve('bench/peers')
const require = createRequire(join(folder, 'package.json'))

const load = async (name: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>

const versionOf = (name: string): string => {
  const path = join(folder, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

/** A peer within this process. */
function inProcess(name: string, parse: (text: string) => unknown): Peer {
  return {
    name: `${name} ${versionOf(name)}`,
    time(text, times) {
      const durations: number[] = []
      try {
        for (let i = 0; i < times; i++) {
          const start = performance.now()
          parse(text)
          durations.push(performance.now() - start)
        }
      } catch {
        return Promise.resolve(null)
      }
      return Promise.resolve(summary(durations).median)
    },
  }
}

/** Readers of reStructuredText; fetched on demand, and those that this machine lacks are left out with a line. */
export async function rstPeers(): Promise<readonly Peer[]> {
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const fetched = spawnSync('npm', npm, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (fetched.status !== 0) {
    console.log('  peers left out: expected an npm registry to fetch them from, found none')
    return docutils()
  }
  const { Parser, Language } = (await load('web-tree-sitter')) as unknown as typeof import('./peers/tree-sitter.d.ts')
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(join(folder, 'node_modules/tree-sitter-rst/tree-sitter-rst.wasm')))
  const restructured = (await load('restructured')).default as { default?: unknown; parse?: (text: string) => unknown }
  const parse = restructured.parse ?? (restructured.default as { parse: (text: string) => unknown }).parse
  const { RstToHtmlCompiler } = (await load('rst-compiler')) as {
    RstToHtmlCompiler: new () => { parse(text: string, settings: object): unknown }
  }
  const compiler = new RstToHtmlCompiler()
  return [
    inProcess('tree-sitter-rst', text => parser.parse(text)?.delete()),
    inProcess('rst-compiler', text => compiler.parse(text, { disableWarnings: true, disableErrors: true })),
    inProcess('restructured', text => parse(text)),
    ...docutils(),
  ]
}

/** docutils in a Python of the system, which times itself: starting it does not count. */
function docutils(): Peer[] {
  const found = spawnSync('python3', ['-c', 'import docutils; print(docutils.__version__)'], { encoding: 'utf8' })
  if (found.status !== 0) {
    console.log('  docutils left out: expected python3 with docutils, found none')
    return []
  }
  const name = `docutils ${found.stdout.trim()}`
  const time = (text: string, times: number) => {
    const home = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
    const path = join(home, 'text.rst')
    writeFileSync(path, text)
    const read = spawnSync('python3', [join(folder, 'docutils_time.py'), path, String(times)], { encoding: 'utf8' })
    rmSync(home, { recursive: true })
    return Promise.resolve(read.status === 0 ? summary(read.stdout.trim().split('\n').map(Number)).median : null)
  }
  return [{ name, time }]
}

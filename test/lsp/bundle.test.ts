import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver/node'
import type { CodeLens, Diagnostic, ProtocolConnection } from 'vscode-languageserver/node'
import { askAll, connect } from '../support/language-client.ts'
import type { LanguageClient } from '../support/language-client.ts'

/** The server as it is shipped: one CommonJS file in a folder beside the manifest. */
let folder = ''
let server = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runbook-server-'))
  server = join(folder, 'dist', 'server.cjs')
  copyFileSync('package.json', join(folder, 'package.json'))
  await build({
    entryPoints: ['server/lsp/main.ts'],
    outfile: server,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['node', 'import'],
    logLevel: 'silent',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const version = () => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
const call = (...args: string[]) => spawnSync(process.execPath, [server, ...args], { encoding: 'utf8' })

async function converse(child: ChildProcess, connection: ProtocolConnection) {
  const client = await connect(connection, { end: () => {} })
  const uri = 'file:///guide.md'
  client.open(uri, '# A\n\n```console\n$ uptime\n```\n')
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', uri)
  expect(client.initialized.serverInfo).toEqual({ name: 'runbook', version: version() })
  expect(lenses.map(({ command }) => command?.title)).toEqual(['▶ Run step'])
  await end(child, client)
}

/** Ends the server as the protocol has it, and waits for it. */
async function end(child: ChildProcess, { connection }: LanguageClient) {
  const ended = once(child, 'exit')
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  expect(await ended).toEqual([0, null])
  connection.dispose()
}

test('speaks on standard input and output, and ends when told', async () => {
  const child = spawn(process.execPath, [server, '--stdio', `--clientProcessId=${process.pid}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await converse(
    child,
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  )
})

/** A guide into which somebody has pasted a log, of so many megabytes. */
function long(megabytes: number): string {
  const log = '     2013-10-05 12:00:01 [info] worker 17 has finished its job <in> 12 ms\n'.repeat(400)
  const part = `Upgrade\n=======\n\n1. Stop it::\n\n     db1$ service x stop <name>\n${log}\n`
  return part.repeat(Math.ceil((megabytes * 1024 * 1024) / part.length))
}

test('answers for 5 MB of either format', async () => {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const client = await connect(connection, { end: () => {} })
  for (const name of ['long.rst', 'long.md', 'long.txt']) await askAll(client, name, long(5))
  expect(client.seen.log).toEqual([])
  await end(child, client)
}, 120_000)

test('leads from a problem to the page of its rule, which is shipped with it', async () => {
  const page = async () => {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [output, input] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)]
    const client = await connect(createProtocolConnection(output, input), { end: () => {} })
    const uri = 'file:///guide.md'
    client.open(uri, '# A\n\n```console\n$ echo "\n')
    const { items } = await client.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri)
    await end(child, client)
    return items.find(({ code }) => code === 'shell-syntax')?.codeDescription?.href
  }
  expect(await page()).toBeUndefined()
  const pages = join(folder, 'docs', 'rules')
  cpSync('docs/rules', pages, { recursive: true })
  const href = await page()
  expect(readFileSync(new URL(href ?? ''), 'utf8')).toMatch(/^# shell-syntax\n/)
  rmSync(pages, { recursive: true })
})

test('the package admits the pages', () => {
  expect(readFileSync('.vscodeignore', 'utf8').split('\n')).toContain('!docs/rules/*.md')
})

test('speaks on the channel of a Node.js process', async () => {
  const child = spawn(process.execPath, [server, '--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await converse(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)))
})

test('ends when its client goes without a word', async () => {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  child.stdin.end()
  expect(await ended).toEqual([1, null])
})

test('tells its usage and version', () => {
  expect(call('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('--stdio') as string })
  expect(call('--version')).toMatchObject({ status: 0, stderr: '', stdout: `${version()}\n` })
})

test('bad usage is one line and status 2', () => {
  for (const args of [[], ['--stdio', '--node-ipc'], ['--port', '1'], ['--node-ipc']]) {
    const { status, stdout, stderr } = call(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^runbook server: expected .*\n$/)
  }
})

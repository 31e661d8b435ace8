import { expect, test } from 'vitest'
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node'
import { languageClient } from '../support/language-client.ts'

const uri = 'file:///guide.md'
const lens = 'textDocument/codeLens'
const long = '# Upgrade\n\n```console\n$ echo one\none\n```\n\n'.repeat(5000)

const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: { code: number }) => error.code,
  )

test('a canceled request says so, and the next one is answered', async () => {
  const client = await languageClient()
  client.open(uri, long)
  const source = new CancellationTokenSource()
  const canceled = codeOf(client.connection.sendRequest(lens, { textDocument: { uri } }, source.token))
  source.cancel()
  expect(await canceled).toBe(LSPErrorCodes.RequestCancelled)
  expect(await codeOf(client.ask(lens, uri))).toBe('answered')
  await client.end()
})

test('a request that a change overtakes says so', async () => {
  const client = await languageClient()
  client.open(uri, long)
  const overtaken = codeOf(client.ask(lens, uri))
  client.change(uri, 2, [{ text: long }])
  expect(await overtaken).toBe(LSPErrorCodes.ContentModified)
  expect(await codeOf(client.ask(lens, uri))).toBe('answered')
  await client.end()
})

test('while a long document is read, others are answered, and the request for it can be canceled', async () => {
  const client = await languageClient()
  const small = 'file:///small.md'
  client.open(small, '# Upgrade\n\n    $ ls\n')
  client.open(uri, long.repeat(4))
  const source = new CancellationTokenSource()
  let answered = false
  const canceled = codeOf(client.connection.sendRequest(lens, { textDocument: { uri } }, source.token))
  void canceled.then(() => (answered = true))
  for (let round = 0; round < 3; round++) expect(await codeOf(client.ask(lens, small))).toBe('answered')
  expect(answered).toBe(false)
  source.cancel()
  expect(await canceled).toBe(LSPErrorCodes.RequestCancelled)
  await client.end()
})

test('a change in the midst of reading is read instead', async () => {
  const client = await languageClient()
  const small = 'file:///small.md'
  client.open(small, '# Upgrade\n')
  client.open(uri, long.repeat(4))
  const overtaken = codeOf(client.ask(lens, uri))
  await client.ask(lens, small)
  client.change(uri, 2, [{ text: '# Upgrade\n\n    $ ls\n' }])
  expect(await overtaken).toBe(LSPErrorCodes.ContentModified)
  expect(await client.ask(lens, uri)).toHaveLength(1)
  await client.end()
})

test('a request for a document that is closed meanwhile says so', async () => {
  const client = await languageClient()
  client.open(uri, long)
  const left = codeOf(client.ask(lens, uri))
  client.close(uri)
  expect(await left).toBe(LSPErrorCodes.ContentModified)
  expect(await client.ask(lens, uri)).toEqual([])
  await client.end()
})

test('of a burst of changes and requests the last is answered with the last text', async () => {
  const client = await languageClient()
  client.open(uri, long)
  const answers = Array.from({ length: 20 }, (_, index) => {
    client.change(uri, index + 2, [{ text: `# Upgrade ${index}\n\n1. \`\`ls ${index}\`\`\n` }])
    return client.connection.sendRequest<{ version: number }>('runbook/outline', { uri }).catch(() => null)
  })
  const versions = (await Promise.all(answers)).map(outline => outline?.version)
  expect(versions.at(-1)).toBe(21)
  // Whatever else was answered was answered for the text it was asked about.
  versions.forEach((version, index) => expect([undefined, index + 2]).toContain(version))
  await client.end()
})

test('params that are none cost one answer', async () => {
  const client = await languageClient()
  client.open(uri, long)
  expect(await codeOf(client.connection.sendRequest('textDocument/hover', { textDocument: { uri } }))).toBe(-32603)
  expect(await codeOf(client.connection.sendRequest('runbook/outline', null))).not.toBe('answered')
  client.notify('runbook/progress', { uri, steps: 7 })
  client.notify('textDocument/didChange', {
    textDocument: { uri: 'file:///never-opened.md', version: 2 },
    contentChanges: [{ text: '' }],
  })
  expect(await codeOf(client.ask(lens, uri))).toBe('answered')
  await client.end()
})

import { describe, expect, test } from 'vitest'
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver'
import { longest } from '../../server/lsp/open-document.ts'
import { able, languageClient, plain, rulePages } from '../support/language-client.ts'

const uri = 'file:///guide.md'

/** Says something that a rule reports, whichever it is: a placeholder that nobody may run. */
const faulty = '# Upgrade\n\n```console\n$ st2 run packs.install packs="(?)\n```\n\n1. First\n3. Third\n'

type Full = Extract<DocumentDiagnosticReport, { kind: 'full' }>
const pull = 'textDocument/diagnostic'

describe('a client that pulls', () => {
  test('is told the problems, their rule and its page', async () => {
    const client = await languageClient()
    client.open(uri, faulty)
    const { kind, items } = await client.ask<Full>(pull, uri)
    expect(kind).toBe('full')
    expect(items.length).toBeGreaterThan(0)
    for (const { code, codeDescription, source } of items) {
      expect(source).toBe('runbook')
      expect(codeDescription?.href).toBe(`${rulePages}${String(code)}.md`)
    }
    await client.end()
  })

  test('is told that nothing changed, until the text or the settings do', async () => {
    const client = await languageClient()
    client.open(uri, faulty)
    const first = await client.ask<Full>(pull, uri)
    const same = { previousResultId: first.resultId }
    expect(await client.ask(pull, uri, same)).toEqual({ kind: 'unchanged', resultId: first.resultId })

    const rule = String(first.items[0]!.code)
    client.configure({ rules: { [rule]: 'off' } })
    await client.until(({ refreshed }) => refreshed.includes('workspace/diagnostic/refresh'))
    const without = await client.ask<Full>(pull, uri, same)
    expect(without.items).toEqual(first.items.filter(({ code }) => code !== rule))

    client.configure({ rules: { [rule]: 'hint' } })
    const softer = await client.ask<Full>(pull, uri, { previousResultId: without.resultId })
    expect(softer.items.find(({ code }) => code === rule)?.severity).toBe(4)

    client.change(uri, 2, [{ text: '' }])
    expect(await client.ask(pull, uri, { previousResultId: softer.resultId })).toMatchObject({
      kind: 'full',
      items: [],
    })
    await client.end()
  })

  test('gets nothing pushed', async () => {
    const client = await languageClient()
    client.open(uri, faulty)
    await client.until(({ outlines }) => outlines.length > 0)
    await client.ask(pull, uri)
    expect(client.seen.pushed).toEqual([])
    await client.end()
  })

  test('is told when a document is too long to be read', async () => {
    const client = await languageClient()
    client.open(uri, 'x\n'.repeat(longest / 2 + 1))
    const { items } = await client.ask<Full>(pull, uri)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ severity: 4, message: expect.stringContaining('16.0 Mi') as string })
    expect(await client.ask('textDocument/codeLens', uri)).toEqual([])
    await client.end()
  })

  test('gets none for a document that is closed or no guide', async () => {
    const client = await languageClient()
    expect(await client.ask(pull, uri)).toMatchObject({ items: [] })
    client.open('file:///main.c', faulty, 'c')
    expect(await client.ask(pull, 'file:///main.c')).toMatchObject({ items: [] })
    await client.end()
  })
})

describe('a client that cannot pull', () => {
  test('is pushed the problems of the last version, of new settings, and none on closing', async () => {
    const client = await languageClient({ capabilities: plain, initializationOptions: { rules: {} } })
    client.open(uri, '')
    client.change(uri, 2, [{ text: faulty }])
    await client.until(({ pushed }) => pushed.length === 1)
    expect(client.seen.pushed[0]).toMatchObject({ uri, version: 2 })
    const found: Diagnostic[] = client.seen.pushed[0]!.diagnostics
    expect(found.length).toBeGreaterThan(0)

    client.configure({ rules: Object.fromEntries(found.map(({ code }) => [String(code), 'off'])) })
    await client.until(({ pushed }) => pushed.length === 2)
    expect(client.seen.pushed[1]!.diagnostics).toEqual([])

    client.close(uri)
    await client.until(({ pushed }) => pushed.length === 3)
    expect(client.seen.pushed[2]).toEqual({ uri, diagnostics: [] })
    await client.end()
  })
})

test('the settings are asked for again when the client says so, and it is asked to say so', async () => {
  const client = await languageClient({ settings: { codeLens: false } })
  await client.until(({ registered }) => registered.includes('workspace/didChangeConfiguration'))
  await client.end()
})

test('a folder may have settings of its own', async () => {
  const off = { rules: { 'skipped-step-number': 'off' } }
  const client = await languageClient({ settings: (uri: string) => (uri.startsWith('file:///quiet/') ? off : {}) })
  const rules = async (name: string) => {
    client.open(name, '1. First\n3. Third\n')
    return (await client.ask<Full>(pull, name)).items.map(({ code }) => code)
  }
  expect(await rules('file:///loud/guide.md')).toContain('skipped-step-number')
  expect(await rules('file:///quiet/guide.md')).not.toContain('skipped-step-number')
  await client.end()
})

test('initialize tells what the server can do', async () => {
  const client = await languageClient({ capabilities: able })
  expect(client.initialized).toMatchObject({
    serverInfo: { name: 'runbook', version: '1.2.3' },
    capabilities: {
      textDocumentSync: { openClose: true, change: 2 },
      positionEncoding: 'utf-16',
      diagnosticProvider: { identifier: 'runbook', interFileDependencies: true },
      documentLinkProvider: {},
      codeLensProvider: {},
      hoverProvider: true,
      foldingRangeProvider: true,
      documentSymbolProvider: {},
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      completionProvider: { triggerCharacters: ['<', ' ', '/', '{', '='] },
    },
  })
  await client.end()
})

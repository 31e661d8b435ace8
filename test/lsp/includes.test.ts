import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  CompletionItem,
  DocumentDiagnosticReport,
  DocumentLink,
  Hover,
  MarkupContent,
} from 'vscode-languageserver'
import { Folder } from '../include/folder.ts'
import { languageClient, marked, plain } from '../support/language-client.ts'
import type { LanguageClient } from '../support/language-client.ts'

let folder: Folder
beforeEach(() => {
  folder = new Folder()
})
afterEach(() => folder.end())

type Full = Extract<DocumentDiagnosticReport, { kind: 'full' }>

const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).href
const include = (path: string) => `.. include:: ${path}\n`
const rulesOf = ({ items }: Pick<Full, 'items'>) => items.map(({ code }) => code)
const pull = (client: LanguageClient, name: string, previousResultId?: string) =>
  client.ask<Full>('textDocument/diagnostic', uriOf(name), { previousResultId })

/** Tells the server that a file has come, gone or changed. */
const changed = (client: LanguageClient, name: string) =>
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type: 1 }] })

describe('problems', () => {
  test('go when the file appears, and come when it goes', async () => {
    const client = await languageClient()
    client.open(uriOf('guide.rst'), include('parts/stop.rst'))
    const missing = await pull(client, 'guide.rst')
    expect(rulesOf(missing)).toEqual(['include-not-found'])
    expect(missing.items[0]!.range).toMatchObject({ start: { line: 0, character: 13 }, end: { character: 27 } })
    await client.until(({ watched }) => watched.includes('**/stop.rst') && watched.includes('**/parts'))

    folder.write('parts/stop.rst', 'Stop.\n')
    changed(client, 'parts/stop.rst')
    await client.until(({ refreshed }) => refreshed.length === 1)
    const there = await pull(client, 'guide.rst', missing.resultId)
    expect([there.kind, rulesOf(there)]).toEqual(['full', []])
    expect(await pull(client, 'guide.rst', there.resultId)).toMatchObject({ kind: 'unchanged' })

    rmSync(join(folder.path, 'parts'), { recursive: true })
    changed(client, 'parts')
    await client.until(({ refreshed }) => refreshed.length === 2)
    expect(rulesOf(await pull(client, 'guide.rst', there.resultId))).toEqual(['include-not-found'])
    await client.end()
  })

  test('stay as they are when other files change', async () => {
    const client = await languageClient()
    client.open(uriOf('guide.rst'), include('stop.rst'))
    const { resultId } = await pull(client, 'guide.rst')
    changed(client, 'other.rst')
    expect(await pull(client, 'guide.rst', resultId)).toMatchObject({ kind: 'unchanged' })
    expect(client.seen.refreshed).toEqual([])
    await client.end()
  })

  test('follow what is written in an included document that is open', async () => {
    const client = await languageClient()
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true })
    folder.write('a.rst', '')
    folder.write('b.rst', 'Text.\n')
    client.open(uriOf('a.rst'), include('b.rst'))
    const { resultId, items } = await pull(client, 'a.rst')
    expect(items).toEqual([])

    client.open(uriOf('b.rst'), include('a.rst'))
    const round = await pull(client, 'a.rst', resultId)
    expect(round.items.map(({ severity, message }) => [severity, message])).toEqual([
      [1, 'expected an end to what is included, found a cycle: `a.rst → b.rst → a.rst`'],
    ])
    client.change(uriOf('b.rst'), 2, [{ text: '' }])
    expect(rulesOf(await pull(client, 'a.rst'))).toEqual([])
    client.change(uriOf('b.rst'), 3, [{ text: include('gone.rst') }])
    expect(rulesOf(await pull(client, 'a.rst'))).toEqual(['include-not-found'])
    client.close(uriOf('b.rst'))
    expect(rulesOf(await pull(client, 'a.rst'))).toEqual([])
    await client.end()
  })

  test('are pushed anew to a client that cannot pull', async () => {
    const client = await languageClient({ capabilities: plain })
    const pushedOf = (name: string) => client.seen.pushed.filter(({ uri }) => uri === uriOf(name)).at(-1)
    folder.write('a.rst', '')
    folder.write('b.rst', '')
    client.open(uriOf('a.rst'), include('b.rst'))
    await client.until(() => pushedOf('a.rst')?.diagnostics.length === 0)
    client.open(uriOf('b.rst'), include('a.rst'))
    await client.until(() => pushedOf('a.rst')?.diagnostics.length === 1)
    expect(pushedOf('a.rst')!.diagnostics[0]!.code).toBe('include-cycle')
    expect(client.seen.watched).toEqual([])
    await client.end()
  })

  test('are none where a document has no folder', async () => {
    const client = await languageClient()
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b.rst', 'file://elsewhere/a.rst']) {
      client.open(uri, include('gone.rst'), 'restructuredtext')
      expect((await client.ask<Full>('textDocument/diagnostic', uri)).items).toEqual([])
      expect(await client.ask('textDocument/documentLink', uri)).toEqual([])
    }
    await client.end()
  })

  test('a document outside of its workspace is read once its folder is open', async () => {
    folder.write('a.rst', '')
    writeFileSync(join(folder.outer, 'b.rst'), '.. include:: docs/a.rst\n')
    const alone = await languageClient()
    const together = await languageClient({ folders: [pathToFileURL(folder.outer).href] })
    for (const [client, rules] of [
      [alone, []],
      [together, ['include-cycle']],
    ] as const) {
      client.open(uriOf('a.rst'), include('../b.rst'))
      expect(rulesOf(await pull(client, 'a.rst'))).toEqual(rules)
      await client.end()
    }
  })
})

test('what never ends is not read', async () => {
  execFileSync('mkfifo', [join(folder.path, 'pipe')])
  const client = await languageClient()
  client.open(uriOf('guide.rst'), ['pipe', `${'../'.repeat(100)}dev/zero`, '<isonum.txt>'].map(include).join(''))
  expect(rulesOf(await pull(client, 'guide.rst'))).toEqual(['include-not-found', 'include-not-found'])
  const position = { line: 0, character: 14 }
  expect(await client.ask('textDocument/hover', uriOf('guide.rst'), { position })).toBeNull()
  expect(await client.ask('textDocument/documentLink', uriOf('guide.rst'))).toEqual([])
  await client.end()
})

test('each file that is there is a link on its path', async () => {
  folder.write('my parts/stop.rst', '')
  folder.write('start.rst', '')
  const client = await languageClient()
  client.open(uriOf('guide.rst'), `${include('my parts/stop.rst')}${include('gone.rst')}\n.. toctree::\n\n   start\n`)
  const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uriOf('guide.rst'))
  expect(links).toEqual([
    {
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 30 } },
      target: uriOf('my parts/stop.rst'),
      tooltip: 'Open my parts/stop.rst',
    },
    {
      range: { start: { line: 5, character: 3 }, end: { line: 5, character: 8 } },
      target: uriOf('start.rst'),
      tooltip: 'Open start',
    },
  ])
  await client.end()
})

describe('a hover on an included file', () => {
  const hovered = async (text: string) => {
    const client = await languageClient()
    const { text: content, position } = marked(text)
    client.open(uriOf('guide.rst'), content)
    const hover = await client.ask<Hover | null>('textDocument/hover', uriOf('guide.rst'), { position })
    await client.end()
    return (hover?.contents as MarkupContent | undefined)?.value ?? null
  }

  test('shows the first lines that the page shows', async () => {
    folder.write('x.sh', `#!/bin/sh\n# begin\n${Array.from({ length: 30 }, (_, i) => `echo ${i}\n`).join('')}`)
    const shown = await hovered('.. literalinclude:: x<|>.sh\n   :language: bash\n   :start-after: begin\n')
    expect(shown).toContain('Nothing in it is a step here')
    expect(shown).toContain('```bash\necho 0\necho 1\n')
    expect(shown).toContain('echo 19\n…\n```')
    expect(shown).not.toContain('begin')
    expect(await hovered('.. include:: x<|>.sh\n')).toContain('run from the file itself')
  })

  test('shows nothing of a file outside, or of one that is no text', async () => {
    writeFileSync(join(folder.outer, 'secret'), 'password\n')
    expect(await hovered('.. literalinclude:: ../se<|>cret\n')).not.toContain('password')
    folder.write('x.bin', Buffer.from([0, 255, 254, 0]))
    expect(await hovered('.. literalinclude:: x.b<|>in\n')).not.toContain('```')
    expect(await hovered('.. literalinclude:: go<|>ne\n')).toBeNull()
  })
})

describe('completion of a path', () => {
  const offered = async (text: string, name = 'guide.rst') => {
    const client = await languageClient()
    const { text: content, position } = marked(text)
    client.open(uriOf(name), content)
    const context = { triggerKind: 2, triggerCharacter: content.split('\n')[position.line]![position.character - 1] }
    const items = await client.ask<CompletionItem[]>('textDocument/completion', uriOf(name), { position, context })
    await client.end()
    return items.map(({ label, kind, textEdit }) => [label, kind, textEdit])
  }
  const at = (line: number, from: number, to: number, newText: string) => ({
    range: { start: { line, character: from }, end: { line, character: to } },
    newText,
  })

  test('offers what stands beside the document, and below', async () => {
    folder.write('guide.rst', '')
    folder.write('.hidden', '')
    folder.write('parts/stop.rst', '')
    expect(await offered('.. include:: <|>\n')).toEqual([['parts', 19, at(0, 13, 13, 'parts')]])
    expect(await offered('.. literalinclude:: parts/<|>\n')).toEqual([['stop.rst', 17, at(0, 26, 26, 'stop.rst')]])
    expect(await offered('# A\n\n```{include} /parts/<|>\n```\n', 'a.md')).toEqual([
      ['stop.rst', 17, at(2, 20, 20, 'stop.rst')],
    ])
  })

  test('offers nothing outside, in a folder that is not there, and elsewhere', async () => {
    writeFileSync(join(folder.outer, 'outside.rst'), '')
    expect(await offered('.. include:: ../<|>\n')).toEqual([])
    expect(await offered('.. include:: gone/<|>\n')).toEqual([])
    expect(await offered('Text::\n\n   $ ls /<|>\n')).toEqual([])
  })
})

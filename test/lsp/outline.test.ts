import { expect, test } from 'vitest'
import type { DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver'
import type { Outline, OutlineNode } from '../../server/protocol.ts'
import { languageClient, plain } from '../support/language-client.ts'

const uri = 'file:///guide.md'
const guide = `# Upgrade

Read this first.

## Database

1. Stop it:

   \`\`\`console
   root@db1:~# service db stop
   root@db1:~# service db status
   stopped
   \`\`\`

2. Ask everybody to log out.

## Rollback

\`\`\`console
$ restore
\`\`\`
`

test.each([
  ['a language chosen by hand', 'file:///guide.md', 'restructuredtext', 'rst'],
  ['a name without meaning', 'file:///guide.howto', 'restructuredtext', 'rst'],
  ['a document without a name', 'untitled:Untitled-1', 'markdown', 'markdown'],
  ['plain text by its name', 'file:///guide.rst', 'plaintext', 'rst'],
])('%s tells what the outline is read as', async (_what, uri, languageId, markup) => {
  const client = await languageClient()
  // Either format has steps here, and not the same.
  client.open(uri, 'Do it::\n\n    $ make\n\n```console\n$ make install\n```\n', languageId)
  const outline: Outline = await client.connection.sendRequest('runbook/outline', { uri })
  expect(outline.markup).toBe(markup)
  expect(outline.steps.map(({ commands }) => commands[0]?.text)).toEqual(
    markup === 'rst' ? ['make'] : ['make', 'make install'],
  )
  // What the editor takes it for from now on.
  client.close(uri)
  client.open(uri, '```console\n$ make install\n```\n', 'markdown')
  const again: Outline = await client.connection.sendRequest('runbook/outline', { uri })
  expect([again.markup, again.steps.length]).toEqual(['markdown', 1])
  await client.end()
})

test('the outline has the procedures, their steps and what these run', async () => {
  const client = await languageClient()
  client.open(uri, guide)
  const outline: Outline = await client.connection.sendRequest('runbook/outline', { uri })
  expect(outline).toMatchObject({ uri, version: 1, title: 'Upgrade' })

  const steps = new Map(outline.steps.map(step => [step.id, step]))
  const draw = (nodes: readonly OutlineNode[], indent = ''): string[] =>
    nodes.flatMap(node => {
      if (node.kind === 'procedure') {
        return [`${indent}${node.title}${node.rollback ? ' (rollback)' : ''}`, ...draw(node.children, `${indent}  `)]
      }
      const step = steps.get(node.id)!
      return [
        `${indent}${step.kind}`,
        ...step.commands.map(({ text, host, root }) => `${indent}  ${text} @ ${host}${root ? ' #' : ''}`),
      ]
    })
  expect(draw(outline.nodes)).toEqual([
    'Upgrade',
    '  Database',
    '    command',
    '      service db stop @ db1 #',
    '      service db status @ db1 #',
    '    manual',
    '  Rollback (rollback)',
    '    command',
    '      restore @ null',
  ])
  for (const { hash } of outline.steps) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  await client.end()
})

test('the client is told when the outline may be another, once typing pauses', async () => {
  const client = await languageClient()
  client.open(uri, '')
  for (let version = 2; version < 10; version++) client.change(uri, version, [{ text: `# ${version}\n` }])
  await client.until(({ outlines }) => outlines.length > 0)
  expect(client.seen.outlines).toEqual([uri])
  await client.end()
})

test('there is none for a document that is not open or no guide', async () => {
  const client = await languageClient()
  expect(await client.connection.sendRequest('runbook/outline', { uri })).toBeNull()
  client.open('file:///main.c', guide, 'c')
  expect(await client.connection.sendRequest('runbook/outline', { uri: 'file:///main.c' })).toBeNull()
  await client.end()
})

test('symbols: procedures hold steps, steps hold commands', async () => {
  const client = await languageClient()
  client.open(uri, guide)
  const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri)
  const draw = (nodes: readonly DocumentSymbol[], indent = ''): string[] =>
    nodes.flatMap(({ name, children }) => [indent + name, ...draw(children ?? [], `${indent}  `)])
  const drawn = draw(symbols)
  expect(drawn.slice(0, 2)).toEqual(['Upgrade', '  Database'])
  expect(drawn).toContain('      service db status')
  expect(drawn).toContain('  Rollback')

  const within = (nodes: readonly DocumentSymbol[]): void => {
    for (const { name, range, selectionRange, children = [] } of nodes) {
      expect(name).not.toBe('')
      expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line)
      expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line)
      within(children)
    }
  }
  within(symbols)
  await client.end()
})

test('symbols are a list for a client that draws no tree', async () => {
  const client = await languageClient({ capabilities: plain })
  client.open(uri, guide)
  const symbols = await client.ask<SymbolInformation[]>('textDocument/documentSymbol', uri)
  expect(symbols.find(({ name }) => name === 'Database')).toMatchObject({ containerName: 'Upgrade', location: { uri } })
  await client.end()
})

test('sections, items and code fold to their last line with text', async () => {
  const client = await languageClient()
  client.open(uri, guide)
  const folds = (await client.ask<FoldingRange[]>('textDocument/foldingRange', uri)).map(
    ({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`,
  )
  // The whole guide, the two sections, the list, its first item with the fence in it, and the last fence.
  expect(folds).toEqual(['1-21', '5-15', '7-15', '7-13', '9-13', '17-21', '19-21'])
  await client.end()
})

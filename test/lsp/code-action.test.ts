import { expect, test } from 'vitest'
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver'
import { applyEdits } from '../../server/text/edit.ts'
import { spanOf } from '../../server/lsp/convert.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { able, languageClient, plain } from '../support/language-client.ts'
import type { Start } from '../support/language-client.ts'

const uri = 'file:///guide.md'
/** A root prompt and sudo contradict each other: a problem that has a fix, twice. */
const transcript = (action: string) => `\n\`\`\`console\nroot@db1:~# sudo service x ${action}\n\`\`\`\n`
const guide = `# Upgrade\n${transcript('stop')}\nThen start it:\n${transcript('start')}`
const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } }

async function actions(range: object, context: object = {}, start: Start = {}) {
  const client = await languageClient(start)
  client.open(uri, guide)
  const found = await client.ask<CodeAction[]>('textDocument/codeAction', uri, {
    range,
    context: { diagnostics: [], ...context },
  })
  const { items } = await client.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', uri)
  await client.end()
  return { found, items }
}

test('the problems in the range that have a fix offer it, for the version that is open', async () => {
  const { found, items } = await actions(whole)
  expect(found.length).toBeGreaterThan(1)
  const source = new SourceText(guide)
  for (const action of found) {
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true })
    expect(items).toContainEqual(action.diagnostics![0])
    const [edit] = action.edit!.documentChanges as TextDocumentEdit[]
    expect(edit!.textDocument).toEqual({ uri, version: 1 })
    const edits = (edit!.edits as TextEdit[]).map(({ range, newText }) => ({
      span: spanOf(source, range),
      text: newText,
    }))
    expect(applyEdits(guide, edits)).not.toBe(guide)
  }
  const { found: some } = await actions(found[0]!.diagnostics![0]!.range)
  expect(some.length).toBeLessThan(found.length)
})

test('what is asked for is heeded', async () => {
  expect((await actions(whole, { only: ['refactor'] })).found).toEqual([])
  expect((await actions(whole, { only: ['quickfix'] })).found).not.toEqual([])
  expect((await actions(whole, { only: [''] })).found).not.toEqual([])
})

test('a client that knows no versions of documents gets plain changes', async () => {
  const capabilities = { ...able, workspace: { configuration: true } }
  const { found } = await actions(whole, {}, { capabilities })
  expect(Object.keys(found[0]!.edit!.changes!)).toEqual([uri])
})

test('a client that takes only commands gets none', async () => {
  expect((await actions(whole, {}, { capabilities: plain })).found).toEqual([])
})

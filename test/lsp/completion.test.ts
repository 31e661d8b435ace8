import { describe, expect, test } from 'vitest'
import type { CompletionItem, TextEdit } from 'vscode-languageserver'
import { markupOf } from '../../server/markup/index.ts'
import { languageClient, marked } from '../support/language-client.ts'

/** The labels offered at the mark, and the text after the first of them was taken. */
async function completed(text: string, { name = 'guide.md', typed = '' } = {}) {
  const client = await languageClient()
  const uri = `file:///${name}`
  const { text: content, position } = marked(text)
  client.open(uri, content)
  const context = typed === '' ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: typed }
  const items = await client.ask<CompletionItem[]>('textDocument/completion', uri, { position, context })
  await client.end()
  const edit = items[0]?.textEdit as TextEdit | undefined
  const line = content.split('\n')[position.line]!
  return {
    labels: items.map(({ label }) => label),
    line: edit && line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character),
  }
}

const guide = (line: string) => `# A\n\n\`\`\`console\n$ st2 install <pack-list>\n${line}\n\`\`\`\n`

test('inside an angle bracket the names of the placeholders are offered', async () => {
  const { labels, line } = await completed(guide('$ st2 remove <<|>'), { typed: '<' })
  expect(labels).toEqual(['<pack-list>'])
  expect(line).toBe('$ st2 remove <pack-list>')
})

test('a bracket that is closed already is written over', async () => {
  expect((await completed(guide('$ st2 remove <pa<|>> now'))).line).toBe('$ st2 remove <pack-list> now')
})

test('in a command the placeholders are offered as they are spelled', async () => {
  const { labels, line } = await completed(guide('$ st2 remove pa<|>'))
  expect(labels).toContain('<pack-list>')
  expect(line).toBe('$ st2 remove <pack-list>')
})

test('a blank in a command opens no list', async () => {
  expect((await completed(guide('$ st2 remove <|>'), { typed: ' ' })).labels).toEqual([])
})

test('nothing is offered in prose', async () => {
  expect((await completed('# A\n\n    $ run <x>\n\nSome te<|>xt.\n')).labels).toEqual([])
})

const rst = markupOf('a.rst', '')

test.skipIf(rst === null)('after two dots and a blank the directives of RST are offered', async () => {
  const { labels, line } = await completed('A\n=\n\n.. <|>\n', { name: 'guide.rst', typed: ' ' })
  expect(labels).toEqual(rst!.directives)
  expect(labels).toEqual(expect.arrayContaining(['code-block', 'note', 'warning']))
  expect(line).toBe(`.. ${rst!.directives[0]}:: `)
  expect((await completed('A\n=\n\n  .. code-b<|>\n', { name: 'guide.rst' })).line).toBe(
    `  .. ${rst!.directives[0]}:: `,
  )
})

test('Markdown has no directives to offer after two dots', async () => {
  expect((await completed('# A\n\n.. <|>\n', { typed: ' ' })).labels).toEqual([])
})

const bash = (info: string) =>
  `# A\n\n\`\`\`console\n$ ls\ndb1.example.com$ ls\n\`\`\`\n\n\`\`\`bash ${info}\nls\n\`\`\`\n`

describe('attributes', () => {
  test('are offered in the braces behind a language', async () => {
    const { labels, line } = await completed(bash('{timeout=5m <|>}'), { typed: ' ' })
    expect(labels).toEqual(expect.arrayContaining(['hosts', 'confirm', 'file']))
    expect(labels).not.toContain('rollback')
    expect(line).toBe('```bash {timeout=5m hosts=}')
    expect((await completed(bash('{<|>}'), { typed: '{' })).labels).toContain('hosts')
    expect((await completed(bash('{confirm} <|>'), { typed: ' ' })).labels).toEqual([])
  })

  test('with their values', async () => {
    const { labels, line } = await completed(bash('{hosts=<|>}'), { typed: '=' })
    expect(labels).toEqual(['db1.example.com'])
    expect(line).toBe('```bash {hosts=db1.example.com}')
    expect((await completed(bash('{hosts=web1,d<|>}'))).line).toBe('```bash {hosts=web1,db1.example.com}')
    expect((await completed(bash('{hash=<|>}'))).labels).toEqual(['root', 'comment'])
    expect((await completed(bash('{confirm=<|>}'))).labels).toEqual(['true', 'false'])
  })

  test.each([
    ['a comment', 'guide.md', '<!-- runbook: con<|> -->\n\n# A\n', '<!-- runbook: hosts= -->'],
    ['a comment of RST', 'guide.rst', 'A\n=\n\n.. runbook: root <|>\n\nText.\n', '.. runbook: root hosts='],
    [
      'a class',
      'guide.rst',
      '.. code-block:: bash\n   :class: wide runbook <|>\n\n   ls\n',
      '   :class: wide runbook hosts=',
    ],
    ['front matter', 'guide.md', '---\nrunbook:\n  timeout: 5m\n  h<|>\n---\n\n# A\n', '  hosts: '],
    ['flat front matter', 'guide.md', '---\nrunbook.<|>\n---\n\n# A\n', 'runbook.hosts: '],
    ['a field', 'guide.rst', ':runbook-<|>\n\nA\n=\n', ':runbook-hosts: '],
  ])('are offered in %s', async (_where, name, text, line) => {
    const offered = await completed(text, { name })
    expect(offered.labels).toContain('timeout')
    expect(offered.line).toBe(line)
  })

  test('of a document are those of a document', async () => {
    const { labels } = await completed('---\nrunbook:\n  <|>\n---\n\n# A\n')
    expect(labels).toContain('procedures')
    expect(labels).not.toContain('file')
    expect((await completed('---\nrunbook:\n  hash: <|>\n---\n\n# A\n')).labels).toEqual(['root', 'comment'])
    expect((await completed('---\nother:\n  <|>\n---\n\n# A\n')).labels).toEqual([])
    expect((await completed('# A\n\nrunbook:\n\n   <|>\n')).labels).toEqual([])
  })

  test('open no list where none are meant', async () => {
    expect((await completed(guide('$ a=<|>'), { typed: '=' })).labels).toEqual([])
    expect((await completed(guide('$ echo ${<|>'), { typed: '{' })).labels).toEqual([])
    expect((await completed('<!-- runbook: run --> <|>\n', { typed: ' ' })).labels).toEqual([])
  })
})

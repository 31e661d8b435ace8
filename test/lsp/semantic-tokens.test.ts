import { expect, test } from 'vitest'
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver'
import { languageClient, languageOf } from '../support/language-client.ts'
import type { LanguageClient } from '../support/language-client.ts'

const guide = `# Look

\`\`\`bash
kubectl get pods \\
  --all
| web | 1/1 | Running |
\`\`\`

1. See what it says:

   \`\`\`console
   # what there is
   $ echo "𝄞 é"
   𝄞 é

   $ uptime
   \`\`\`

\`\`\`yaml
size: 64
\`\`\`
`

const typesOf = ({ initialized }: LanguageClient): readonly string[] =>
  initialized.capabilities.semanticTokensProvider!.legend.tokenTypes

/** Each token as its line (from 1), what it is over, and its type. */
function shown(client: LanguageClient, text: string, data: readonly number[]): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const types = typesOf(client)
  const tokens: string[] = []
  let [line, character] = [0, 0]
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 5)
    character = down === 0 ? character + right : right
    line += down
    tokens.push(`${line + 1} ${lines[line]!.slice(character, character + length)} ${types[type]}`)
  }
  return tokens
}

const full = (client: LanguageClient, uri: string) =>
  client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri)

const expected = [
  '4 kubectl get pods \\ runbookCommand',
  '5 --all runbookCommand',
  '6 | web | 1/1 | Running | runbookDoubt',
  '13 echo "𝄞 é" runbookCommand',
  '14 𝄞 é runbookOutput',
  '16 uptime runbookCommand',
]

test.each([
  ['LF', guide],
  ['CRLF', guide.replaceAll('\n', '\r\n')],
  ['tabs', guide.replaceAll('   ', '\t')],
])('each line of a block says what it is taken for: %s', async (_, text) => {
  const client = await languageClient()
  client.open('file:///guide.md', text)
  const tokens = shown(client, text, (await full(client, 'file:///guide.md')).data)
  expect(tokens.filter(token => !token.endsWith('comment'))).toEqual(expected)
  await client.end()
})

test('in RST, too, and for some lines only', async () => {
  const client = await languageClient()
  const uri = 'file:///guide.rst'
  const text =
    'A\n=\n\n.. code-block:: bash\n\n   kubectl get pods\n   {"level":"info","msg":"x"}\n\nAnd::\n\n    $ ls\n    a\n'
  client.open(uri, text, languageOf(uri))
  expect(shown(client, text, (await full(client, uri)).data)).toEqual([
    '6 kubectl get pods runbookCommand',
    '7 {"level":"info","msg":"x"} runbookDoubt',
    '11 ls runbookCommand',
    '12 a runbookOutput',
  ])
  const range = { start: { line: 8, character: 0 }, end: { line: 11, character: 0 } }
  const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', uri, { range })
  expect(shown(client, text, data)).toEqual(['11 ls runbookCommand', '12 a runbookOutput'])
  await client.end()
})

test('an edit costs the client what it changes, and leads to what the whole would be', async () => {
  const client = await languageClient()
  const uri = 'file:///guide.md'
  const other = 'file:///other.md'
  let text = guide
  client.open(uri, text)
  let { data, resultId } = await full(client, uri)
  const edits: readonly (readonly [string, string])[] = [
    ['# Look', '# Look\n\nAt all of it.'],
    ['$ uptime', '$ uptime -p'],
    ['| web |', '$ | web |'],
    ['```yaml\nsize: 64\n```\n', ''],
    ['   $ uptime -p\n', ''],
    ['   $ echo', '   echo'],
  ]
  let version = 1
  for (const [before, after] of edits) {
    const at = text.indexOf(before)
    const place = (offset: number) => {
      const lines = text.slice(0, offset).split('\n')
      return { line: lines.length - 1, character: lines.at(-1)!.length }
    }
    const range = { start: place(at), end: place(at + before.length) }
    client.change(uri, ++version, [{ range, text: after }])
    text = text.replace(before, () => after)
    const delta = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', uri, {
      previousResultId: resultId,
    })
    const next = [...data]
    for (const { start, deleteCount, data: inserted = [] } of delta.edits.toReversed())
      next.splice(start, deleteCount, ...inserted)
    client.open(other, text)
    expect(next).toEqual((await full(client, other)).data)
    client.close(other)
    ;[data, resultId] = [next, delta.resultId]
  }
  // One that asks from what it was never given gets all of it.
  const whole = await client.ask<SemanticTokens>('textDocument/semanticTokens/full/delta', uri, {
    previousResultId: 'never',
  })
  expect(whole.data).toEqual(data)
  await client.end()
})

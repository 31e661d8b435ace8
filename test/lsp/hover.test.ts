import { expect, test } from 'vitest'
import type { Hover, MarkupContent } from 'vscode-languageserver'
import { able, languageClient, languageOf, marked, plain } from '../support/language-client.ts'
import type { Start } from '../support/language-client.ts'

/** What is shown at the mark. */
async function hovered(text: string, { name = 'guide.md', ...start }: Start & { readonly name?: string } = {}) {
  const client = await languageClient(start)
  const uri = `file:///${name}`
  const { text: content, position } = marked(text)
  client.open(uri, content, languageOf(uri))
  const hover = await client.ask<Hover | null>('textDocument/hover', uri, { position })
  await client.end()
  if (hover === null) return null
  const { start: from, end } = hover.range!
  const lines = content.split('\n')
  return {
    value: (hover.contents as MarkupContent).value,
    over: from.line === end.line ? lines[from.line]!.slice(from.character, end.character) : null,
  }
}

const console = (line: string) => `# A\n\n\`\`\`console\n${line}\n\`\`\`\n`

test('a command shows where and as whom it runs, and what', async () => {
  const hover = await hovered(console('root@db1:~# service <|>db stop'))
  expect(hover!.value).toContain('as ` root ` on ` db1 `')
  expect(hover!.value).toContain('```sh\nservice db stop\n```')
  expect(hover!.over).toBe('root@db1:~# service db stop')
})

test('a command that is typed inside another one’s session shows whose', async () => {
  const hover = await hovered(console('$ su - postgres\n$ psql shop\nshop=# SEL<|>ECT 1;'))
  expect(hover!.value).toContain('Typed inside ` su - postgres ` as ` postgres `, and in it ` psql shop `')
})

test('a command shows its placeholders with the reason', async () => {
  const hover = await hovered(console('$ st2 <|>run packs=<pack-list>'))
  expect(hover!.value).toMatch(/To fill in:\n\n- ` pack-list `: \S/)
})

test('a command shows characters that cannot be seen', async () => {
  const hover = await hovered(console('$ rm <|>a\u200bb'))
  expect(hover!.value).toContain('rm a⟨U+200B⟩b')
  expect(hover!.value).toContain('spelled out')
})

test('a placeholder shows its name, kind and reason, in commands and elsewhere', async () => {
  const hover = await hovered(console('$ st2 run packs=<pack<|>-list>'))
  expect(hover!.over).toBe('<pack-list>')
  expect(hover!.value).toContain('Placeholder ` pack-list `, in angle brackets')
  expect((await hovered('# Upgrade to VERSION<|>_NEW\n\nText.\n'))!.over).toBe('VERSION_NEW')
})

test('nothing is shown on prose', async () => {
  expect(await hovered('# A\n\nSome <|>text.\n')).toBeNull()
})

test('a client without Markdown gets plain text', async () => {
  const hover = await hovered(console('$ echo <|>"*a*"'), { capabilities: plain })
  expect(hover!.value).toContain('echo "*a*"')
  expect(hover!.value).not.toContain('```')
  expect((await hovered(console('$ echo <|>"*a*"'), { capabilities: able }))!.value).toContain('```')
})

test.each([
  ['guide.md', '# A\n\n```bash {time<|>out=5m}\nls\n```\n', 'timeout=5m'],
  ['guide.md', '<!-- runbook: timeout=<|>5m -->\n\n# A\n', 'timeout=5m'],
  ['guide.md', '---\nrunbook:\n  tim<|>eout: 5m\n---\n\n# A\n', 'timeout: 5m'],
  ['guide.rst', ':runbook-timeout: <|>5m\n\nA\n=\n', ':runbook-timeout: 5m'],
  ['guide.rst', 'A\n=\n\n* Item\n\n  .. runbook: ti<|>meout=5m\n\n  Do.\n', 'timeout=5m'],
  ['guide.rst', '.. code-block:: bash\n   :class: runbook timeout=5<|>m\n\n   ls\n', 'timeout=5m'],
])('an attribute shows what it says (%s, %j)', async (name, text, over) => {
  const hover = await hovered(text, { name })
  expect(hover!.over).toBe(over)
  expect(hover!.value).toContain('Attribute ` timeout `, of a block or a section or a document')
  expect(hover!.value).toContain('How long a step may run')
})

test('a command shows what its author says of it', async () => {
  const hover = await hovered('# A\n\n```bash {timeout=5m confirm user=app host=db1}\nl<|>s\n```\n')
  expect(hover!.value).toContain('Runs as ` app ` on ` db1 `, for at most 5 min, once you have confirmed it')
})

test('a command shows what its author warns of beside it', async () => {
  const hover = await hovered(`# A\n\n> [!WARNING]\n> All is lost. Really.\n\n\`\`\`console\n$ db <|>drop\n\`\`\`\n`)
  expect(hover!.value).toContain('Warning: All is lost.')
})

const shell = (line: string) => `# A\n\n\`\`\`bash\nkubectl get pods\n${line}\n\`\`\`\n`

test('a line of a block shows what it is taken for, and why', async () => {
  const doubtful = await hovered(shell('| web | 1<|>/1 | Running |'))
  expect(doubtful!.value).toMatch(/^In doubt: Runbook asks you whether it is typed before its step runs\\?\. \S.*/)
  expect(doubtful!.over).toBe('| web | 1/1 | Running |')
  expect((await hovered(console('$ ls\nweb<|>.conf')))!.value).toBe(
    'Output: it is not typed. It has no prompt, in a block that shows prompts.',
  )
  expect((await hovered(console('$ ls<|>\nweb.conf')))!.value).toMatch(/A command. It has a prompt\.$/)
  expect((await hovered(shell('echo a\\\n  b<|>')))!.value).toMatch(/command/)
  expect((await hovered('# A\n\n```bash\nec<|>ho a\n```\n'))!.value).toMatch(
    /A command\. The block is marked as ` bash `\.$/,
  )
})

test('a line that is indented is known from its margin on, in RST too', async () => {
  const text = 'A\n=\n\n.. code-block:: bash\n\n   kubectl get pods\n <|>  {"level":"info","msg":"x"}\n'
  const hover = await hovered(text, { name: 'guide.rst' })
  expect(hover!.value).toMatch(/^In doubt/)
  expect(hover!.over).toBe('{"level":"info","msg":"x"}')
})

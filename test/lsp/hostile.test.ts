import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import fc from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { askAll, languageClient } from '../support/language-client.ts'

const hostile: Readonly<Record<string, string>> = {
  empty: '',
  'a line end': '\n',
  'a carriage return': '\r',
  'CRLF with an open fence': '# A\r\n\r\n```console\r\n$ ls\r\n',
  'CR only': '# A\r\r```console\r$ ls\r```\r',
  'a byte order mark': '\ufeff# A\n\n::\n\n  $ ls\n',
  NULs: '\0\0# \0\n\n```\n\0\n',
  'lone surrogates': '\ud800 `\udc00`\n\n```sh\n$ echo \ud83d\n```\n',
  binary: Array.from({ length: 4000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(''),
  'deep quotes': '>'.repeat(5000),
  'deep lists': Array.from({ length: 400 }, (_, i) => `${' '.repeat(i * 2)}- $ ls`).join('\n'),
  'deep brackets': '['.repeat(20_000),
  'open angles': '$ echo ' + '<'.repeat(20_000),
  backticks: '`'.repeat(20_000),
  'one long line': 'a '.repeat(200_000),
  'long blank run': '# A\n' + ' '.repeat(100_000) + '\n\n'.repeat(2000) + 'x',
  'many headings': Array.from({ length: 3000 }, (_, i) => `Title ${i}\n=========\n`).join('\n'),
  'names of object members': '__proto__\n=========\n\n::\n\n  $ echo <__proto__> <constructor>\n',
}

describe('a document with any content whatever', () => {
  test.each(Object.keys(hostile))('%s', async name => {
    const client = await languageClient()
    for (const extension of ['.md', '.rst', '.txt']) await askAll(client, name + extension, hostile[name]!)
    expect(client.seen.log).toEqual([])
    await client.end()
  })

  test('random pieces of both formats', async () => {
    const client = await languageClient()
    const piece = fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '  ',
        '::\n\n  ',
        '```',
        '\n```console\n',
        '$ ',
        '# ',
        '> ',
        '1. ',
        '- ',
        '<a-b>',
        '|x|',
        '.. note:: ',
        '===\n',
        '\r\n',
        '{{ x }}',
        'NEW_HOST ',
      ),
      fc.string({ maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('.md', '.rst', '.txt'),
        (pieces, extension) => askAll(client, `random${extension}`, pieces.join('')),
      ),
      { numRuns: 100 },
    )
    expect(client.seen.log).toEqual([])
    await client.end()
  })
})

const root = join(import.meta.dirname, '../..')
const documentsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(md|rst|txt)$/.test(name) && name !== 'LABELS.md')
    .map(name => join(folder, name))

/** The samples, our own documents, and real guides where they are at hand. */
const folders = ['runbooks', 'docs', '../shared/corpus'].map(name => join(root, name)).filter(existsSync)

test.each(folders.map(folder => [relative(root, folder), folder]))(
  'every document in %s is answered',
  async (_, folder) => {
    const client = await languageClient()
    for (const file of documentsIn(folder)) await askAll(client, file, readFileSync(file, 'utf8'))
    expect(client.seen.log).toEqual([])
    await client.end()
  },
  300_000,
)

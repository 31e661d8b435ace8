import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markupOf } from '../../server/markup/index.ts'
import { corpus, documentsIn } from './markdown/tree.ts'

describe('by name and language', () => {
  test.each([
    ['a.md', undefined, 'markdown'],
    ['a.MD', undefined, 'markdown'],
    ['/srv/docs/a.b.markdown', undefined, 'markdown'],
    ['a.mkd', undefined, 'markdown'],
    ['a.rst', undefined, 'rst'],
    ['C:\\docs\\a.rest', undefined, 'rst'],
    ['Untitled-1', 'markdown', 'markdown'],
    ['Untitled-1', 'restructuredtext', 'rst'],
    ['a.txt', 'restructuredtext', 'rst'],
    ['a.py', 'python', null],
    ['a.py', undefined, null],
  ])('%s, %s: %s', (name, languageId, id) => {
    expect(markupOf(name, '', languageId)?.id ?? null).toBe(id)
  })
})

describe('by content', () => {
  const rst = 'Upgrade\n^^^^^^^\n\nStop it::\n\n    $ service x stop\n\n.. note:: This ends sessions.\n'
  const markdown = '# Upgrade\n\nStop it:\n\n```sh\nservice x stop\n```\n'

  test.each(['a.txt', 'UPGRADING', 'docs/a.TXT', 'a.text'])('%s', name => {
    expect(markupOf(name, rst)?.id).toBe('rst')
    expect(markupOf(name, markdown)?.id).toBe('markdown')
  })

  test('plain text of any name', () => {
    expect(markupOf('a.guide', rst, 'plaintext')?.id).toBe('rst')
    expect(markupOf('a.guide', rst)).toBeNull()
  })

  test('headings by underline, lists and indented blocks alone are Markdown', () => {
    expect(markupOf('a.txt', 'Upgrading\n=========\n\nDo it like this:\n\n    $ make\n')?.id).toBe('markdown')
    expect(markupOf('a.txt', 'Do these things first.\n\n* Stop the node now.\n* Start the node again.\n')?.id).toBe(
      'markdown',
    )
  })

  const fence = '```'
  test.each<[string, string, string]>([
    ['double backticks', 'Run ``ls`` first.\n\nThen do ``cd``.\n\nThen ``rm`` it.\n', 'rst'],
    ['a role', 'See :ref:`the notes` and :doc:`more`.\n', 'rst'],
    ['a target', '.. _top:\n\nText that says more.\n', 'rst'],
    ['a heading with tildes', 'Title\n~~~~~\n\nThis text says more.\n\nMore\n~~~~\n', 'rst'],
    ['a title between two lines', '=====\nTitle\n=====\n\nThis text says more.\n', 'rst'],
    [
      'RST with shell comments in a block',
      'Do it::\n\n    # stop first\n    ls\n\nThen ``ls`` in `this place`_.\n',
      'rst',
    ],
    [
      'an RST block that shows Markdown',
      'Write::\n\n    [x](y)\n\n.. code-block:: md\n\n    # x\n\nand ``this``::\n\n    x\n',
      'rst',
    ],
    ['links', 'See [the notes](https://example.com) for more.\n', 'markdown'],
    ['ticks', 'Do these:\n\n- [ ] stop\n- [x] start\n', 'markdown'],
    [
      'a fence that shows RST',
      `Write this:\n\n${fence}rst\n.. note::\n\n   Text::\n\n.. _x:\n${fence}\n\nThen \`ls\`.\n`,
      'markdown',
    ],
    [
      'hash headings and prose',
      '# Upgrade\n\nStop the node before you start.\n\n## Then\n\nStart the node again.\n',
      'markdown',
    ],
  ])('%s', (_, text, id) => {
    expect(markupOf('a.txt', text)?.id).toBe(id)
  })

  test.each([
    ['nothing', ''],
    [
      'a list of packages',
      '# Core of the site\nDjango==4.2\nrequests>=2.0\n\n# Tests that we run\npytest\n-r base.txt\n',
    ],
    [
      'a build file',
      'cmake_minimum_required(VERSION 3.10)\n# The project of ours\nproject(demo)\nadd_executable(demo main.c)\n',
    ],
    ['robots', '# Everyone may come here\nUser-agent: *\nDisallow: /tmp/\n'],
    [
      'a log',
      '2024-01-02 10:00:00 INFO Starting the server now\n2024-01-02 10:00:01 WARN a::b::c:\n------\nException in main::\n',
    ],
    ['a table of numbers', '1 2 3\n4 5 6\n7 8 9\n'],
    ['comma separated', 'host,role\ndb1,primary\n'],
    ['hosts', '127.0.0.1 localhost\n::1 localhost\n'],
    [
      'settings in boxes',
      '##########\n# Section #\n##########\n\nkey = value\n\n##########\n# Another #\n##########\n',
    ],
    [
      'a licence',
      'Example License\n===============\n\nCopyright (c) 2024 the authors\n\nRedistribution is permitted provided that:\n\n1. The copyright notice is kept.\n2. This license is kept.\n\nThis software has no warranty, "as is".\n',
    ],
    ['prose', 'Dear reader,\n\nthis is a letter without any structure.\nIt ends here.\n'],
    ['a name list', 'alpha\nbeta\ngamma\n'],
    ['JSON', '{"a": [1, 2, {"b": "`x`"}]}\n'],
    ['binary', 'PK\0\x01 ``a`` ``b`` ``c``'],
  ])('%s is no document', (_, text) => {
    expect(markupOf('a.txt', text)).toBeNull()
  })
})

describe.skipIf(!existsSync(corpus))('real documents under a .txt name', () => {
  const share = (folder: string, id: string) => {
    const documents = documentsIn(folder)
    return documents.filter(({ text }) => markupOf('guide.txt', text)?.id === id).length / documents.length
  }

  test('at least 95 of a hundred are told right', () => {
    expect(share('dev/md', 'markdown')).toBeGreaterThanOrEqual(0.95)
    expect(share('dev/rst', 'rst')).toBeGreaterThanOrEqual(0.95)
  })

  test('so are the guides the project was born from', () => {
    for (const { name, text } of documentsIn('seeds')) {
      expect([name, markupOf('guide.txt', text)?.id]).toEqual([name, name.includes('paasmaker') ? 'markdown' : 'rst'])
    }
  })
})

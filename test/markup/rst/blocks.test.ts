import { describe, expect, test } from 'vitest'
import type { Block, Inline, Prose } from '../../../server/markup/block.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const read = (text: string) => rst.parse(new SourceText(text))

/** The only block of a text. */
const only = (text: string): Block => {
  const { blocks } = read(text)
  expect(blocks).toHaveLength(1)
  return blocks[0]!
}

const prose = (text: string): Prose => {
  const block = only(text)
  return block.kind === 'paragraph' ? block.prose : expect.fail(`expected a paragraph, found ${block.kind}`)
}

const leaves = (text: string): Partial<Inline>[] =>
  prose(text).inlines.map(({ kind, text: seen, emphasis, link, role }) => ({
    kind,
    text: seen,
    ...(emphasis && { emphasis }),
    ...(link && { link }),
    ...(role && { role }),
  }))

describe('running text', () => {
  test.each<[string, Partial<Inline>[]]>([
    [
      'a ``b  c`` d',
      [
        { kind: 'text', text: 'a ' },
        { kind: 'code', text: 'b  c' },
        { kind: 'text', text: ' d' },
      ],
    ],
    [
      '*a* **b**',
      [
        { kind: 'text', text: 'a', emphasis: 'emphasis' },
        { kind: 'text', text: ' ' },
        { kind: 'text', text: 'b', emphasis: 'strong' },
      ],
    ],
    [':ref:`the page <label>`', [{ kind: 'role', text: 'the page', role: 'ref', link: 'label' }]],
    [':command:`ls -l`', [{ kind: 'role', text: 'ls -l', role: 'command' }]],
    ['`ls`:command:', [{ kind: 'role', text: 'ls', role: 'command' }]],
    ['`default`', [{ kind: 'role', text: 'default' }]],
    ['|st2|', [{ kind: 'substitution', text: 'st2' }]],
    ['`text <https://example.com/x>`_', [{ kind: 'text', text: 'text', link: 'https://example.com/x' }]],
    [
      'https://example.com/a_b.',
      [
        { kind: 'text', text: 'https://example.com/a_b', link: 'https://example.com/a_b' },
        { kind: 'text', text: '.' },
      ],
    ],
    ['``a\\b``', [{ kind: 'code', text: 'a\\b' }]],
    ['a\\*b', [{ kind: 'text', text: 'a*b' }]],
    ["'*' 2*x", [{ kind: 'text', text: "'*' 2*x" }]],
    ['snake_case_name', [{ kind: 'text', text: 'snake_case_name' }]],
  ])('%s', (text, wanted) => {
    expect(leaves(text)).toEqual(wanted)
  })

  test('stands on several lines', () => {
    const text = 'a ``b\n  c`` d'
    const source = new SourceText('* ' + text + '\n')
    const [list] = rst.parse(source).blocks
    const item = list?.kind === 'list' ? list.items[0]?.children[0] : undefined
    const inlines = item?.kind === 'paragraph' ? item.prose.inlines : []
    expect(inlines.map(inline => source.slice(inline.content))).toEqual(['a ', 'b\n  c', ' d'])
    expect(inlines[1]?.text).toBe('b c')
  })

  test('links lead where targets say, however many steps it takes', () => {
    const { blocks } = read(
      'a_ and b_ and `c`__ and Title_\n\n.. _a: b_\n.. _b: https://example.com\n__ https://example.com/c\n\nTitle\n=====\n',
    )
    const [first] = blocks
    const links = first?.kind === 'paragraph' ? first.prose.inlines.flatMap(inline => inline.link ?? []) : []
    expect(links).toEqual(['https://example.com', 'https://example.com', 'https://example.com/c', '#title'])
  })
})

describe('code', () => {
  const code = (text: string) => {
    const found = read(text).blocks.find(block => block.kind === 'code')
    return found?.kind === 'code' ? found : expect.fail('expected code')
  }

  test.each([
    ['text::\n\n  $ ls\n\n    x\n', ['$ ls', '', '  x']],
    ['text ::\n\n  $ ls\n', ['$ ls']],
    ['::\n\n  $ ls\n', ['$ ls']],
    ['text::\n\n$ ls\n$ pwd\n\ntext\n', ['$ ls', '$ pwd']],
    ['text::\n\n\t$ ls\n\t\tx\n', ['$ ls', '\tx']],
    ['text::\n\n    $ ls\n\tx\n', ['$ ls', '    x']],
    ['text::\r\n\r\n  $ ls\r\n', ['$ ls']],
    ['>>> 1 + 1\n2\n', ['>>> 1 + 1', '2']],
  ])('%j', (text, lines) => {
    const source = new SourceText(text)
    const block = code(text)
    expect(block.lines.map(line => line.text)).toEqual(lines)
    for (const line of block.lines) expect(line.text.endsWith(source.slice(line.span))).toBe(true)
  })

  test('of a directive has its language, argument and options', () => {
    const block = code('.. code-block:: Console\n   :emphasize-lines: 1\n   :linenos:\n\n   $ ls\n\n   $ pwd\n')
    expect(block).toMatchObject({
      form: 'directive',
      directive: 'code-block',
      language: 'console',
      argument: 'Console',
    })
    expect(block.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['emphasize-lines', '1'],
      ['linenos', null],
    ])
    expect(block.lines.map(line => line.text)).toEqual(['$ ls', '', '$ pwd'])
  })

  test('takes the language that highlight sets', () => {
    expect(code('.. highlight:: Bash\n\ntext::\n\n  ls\n').language).toBe('bash')
    expect(code('text::\n\n  ls\n').language).toBeNull()
    expect(code('.. prompt:: bash root@db1#\n\n   ls\n')).toMatchObject({
      language: 'bash',
      argument: 'bash root@db1#',
    })
    expect(code('.. literalinclude:: x.sh\n   :language: sh\n')).toMatchObject({
      language: 'sh',
      argument: 'x.sh',
      lines: [],
    })
  })
})

describe('other blocks', () => {
  test('sections nest by their titles', () => {
    const { blocks } = read('=====\nTitle\n=====\n\nA\n=\n\nB\n-\n\nC\n=\n')
    const outline = (all: readonly Block[]): unknown[] =>
      all.flatMap(block =>
        block.kind === 'section' ? [[block.title.text, block.level, ...outline(block.children)]] : [],
      )
    expect(outline(blocks)).toEqual([['Title', 1, ['A', 2, ['B', 3]], ['C', 2]]])
  })

  test('a section that skips a level is a section all the same', () => {
    const { blocks } = read('A\n=\n\nB\n-\n\nC\n~\n\nD\n=\n\nE\n~\n\ntext\n')
    const last = blocks.at(-1)
    expect(last?.kind === 'section' && last.children).toMatchObject([
      { kind: 'section', title: { text: 'E' }, children: [{ kind: 'paragraph' }] },
    ])
  })

  test('items have their markers and numbers', () => {
    const source = new SourceText('3. three\n\n   ::\n\n     code\n\n4. four\n#. five\n')
    const [list] = rst.parse(source).blocks
    expect(list).toMatchObject({ kind: 'list', style: 'ordered' })
    const items = list?.kind === 'list' ? list.items : []
    expect(items.map(item => [source.slice(item.marker), item.number])).toEqual([
      ['3.', 3],
      ['4.', 4],
      ['#.', null],
    ])
    expect(items[0]?.children.map(child => child.kind)).toEqual(['paragraph', 'code'])
    expect(read('c) x\n').blocks).toMatchObject([{ items: [{ number: 3 }] }])
  })

  test('definitions, fields and options have terms', () => {
    expect(only('term : kind\n  text\n')).toMatchObject({
      style: 'definition',
      items: [{ term: { text: 'term : kind' } }],
    })
    expect(only('text\n').kind).toBe('paragraph')
    expect(only('-o FILE, --out=FILE  text\n')).toMatchObject({
      style: 'option',
      items: [{ term: { text: '-o FILE --out FILE' } }],
    })
    expect(read(':author: me\n:date: today\n').fields.map(({ name, value }) => [name, value])).toEqual([
      ['author', 'me'],
      ['date', 'today'],
    ])
  })

  test('admonitions, containers and unknown directives keep their content', () => {
    expect(only('.. Note:: text\n')).toMatchObject({
      kind: 'admonition',
      name: 'note',
      title: null,
      children: [{ kind: 'paragraph' }],
    })
    expect(only('.. admonition:: A *title*\n\n   text\n')).toMatchObject({
      kind: 'admonition',
      title: { text: 'A title' },
    })
    expect(only('.. only:: html\n\n   text::\n\n     code\n')).toMatchObject({
      kind: 'directive',
      argument: 'html',
      children: [{ kind: 'paragraph' }, { kind: 'code' }],
    })
    expect(only('.. anything:: x y\n   :k: v\n\n   text\n')).toMatchObject({
      kind: 'directive',
      name: 'anything',
      argument: 'x y',
      attributes: [{ name: 'k', value: 'v' }],
      lines: [{ text: 'text' }],
      children: [{ kind: 'paragraph' }],
    })
  })

  test('tables have cells of blocks', () => {
    const grid = only('+----+----+\n| a  | b  |\n+====+====+\n| ``c``   |\n+----+----+\n')
    expect(grid).toMatchObject({ kind: 'table', head: 1 })
    const rows = grid.kind === 'table' ? grid.rows : []
    expect(rows.map(row => row.length)).toEqual([2, 1])
    const simple = only('====  ====\n表    b\n====  ====\nc     | d\n====  ====\n')
    expect(simple.kind === 'table' && simple.rows.map(row => row.length)).toEqual([2, 2])
  })

  test('substitution definitions are known by their names', () => {
    expect([...read('.. |Release  name| replace:: 1.2\n').substitutions]).toEqual(['Release name', 'release name'])
  })

  test('a byte order mark, no text and blank lines are no blocks', () => {
    expect(read('\ufeffTitle\n=====\n').blocks).toMatchObject([{ kind: 'section', title: { text: 'Title' } }])
    expect(read('').blocks).toEqual([])
    expect(read('\n \t\n\f\n').blocks).toEqual([])
  })
})

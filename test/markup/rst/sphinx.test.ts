import { describe, expect, test } from 'vitest'
import { childrenOf, type Block } from '../../../server/markup/block.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { SourceText } from '../../../server/text/source-text.ts'

/** A block by what tells it apart: its name, argument, options, lines and, indented, what stands in it. */
function outline(block: Block): string[] {
  const inner = childrenOf(block).flatMap(outline)
  return [head(block), ...inner.map(line => '  ' + line)]
}

function head(block: Block): string {
  const options =
    'attributes' in block ? block.attributes.map(({ name, value }) => ` ${name}=${value ?? ''}`).join('') : ''
  switch (block.kind) {
    case 'paragraph':
      return `"${block.prose.text}"`
    case 'code':
      return `${block.directive ?? block.form} ${block.language ?? '-'}${options}: ${block.lines.map(line => line.text).join('⏎')}`
    case 'directive':
      return `${block.name} ${block.argument}${options}`
    case 'admonition':
      return `${block.name}! ${block.title?.text ?? ''}`
    case 'section':
      return `# ${block.title.text}`
    case 'list':
      return `list ${block.items.map(item => item.term?.text ?? '').join(', ')}`
    default:
      return block.kind
  }
}

/** What is read of a text without faults, as an outline of one line each. */
function read(text: string): string[] {
  const source = new SourceText(text)
  const { blocks, faults } = rst.parse(source)
  expect(faults).toEqual([])
  const check = (block: Block): void => {
    if (block.kind === 'code') for (const line of block.lines) expect(source.slice(line.span)).toBe(line.text)
    childrenOf(block).forEach(check)
  }
  blocks.forEach(check)
  expect(text.slice(blocks[0]?.span.start, blocks.at(-1)?.span.end)).toBe(text.trim())
  return blocks.flatMap(outline)
}

const admonitions = 'attention caution danger error hint important note tip warning seealso todo'.split(' ')

describe("Sphinx' code", () => {
  test.each([
    [
      '.. code-block:: bash\n   :caption: On each node\n   :emphasize-lines: 1,2\n\n   ls\n\n     -l\n',
      ['code-block bash caption=On each node emphasize-lines=1,2: ls⏎⏎  -l'],
    ],
    ['.. code-block::\n\n   ls\n', ['code-block -: ls']],
    ['.. sourcecode:: console\n\n   $ ls\n', ['sourcecode console: $ ls']],
    ['.. code:: sh\n   :number-lines: 3\n\n   ls\n', ['code sh number-lines=3: ls']],
    ['.. prompt:: bash root@db1:~#\n   :prompts: #\n\n   ls\n', ['prompt bash prompts=#: ls']],
    ['.. prompt::\n\n   ls\n', ['prompt -: ls']],
    ['.. parsed-literal::\n   :class: x\n\n   ls |dir|\n', ['parsed-literal - class=x: ls |dir|']],
    ['.. literalinclude:: a.sh\n   :language: sh\n   :lines: 1-3\n', ['literalinclude sh language=sh lines=1-3: ']],
    [
      '.. highlight:: sh\n   :linenothreshold: 5\n\ntext::\n\n   ls\n',
      ['highlight sh linenothreshold=5', '"text:"', 'literal sh: ls'],
    ],
    ['* .. code-block:: sh\n\n     ls\n', ['list ', '  item', '    code-block sh: ls']],
  ])('%j', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })
})

describe("Sphinx' containers", () => {
  test.each([
    ['.. include:: a.rst\n   :start-line: 3\n', ['include a.rst start-line=3']],
    [
      '.. tabs::\n\n   .. tab:: Debian\n\n      text\n\n   .. group-tab:: Red Hat\n\n      .. code-block:: sh\n\n         ls\n\n   .. code-tab:: bash\n      :emphasize-lines: 1\n\n      pwd\n',
      [
        'tabs ',
        '  tab Debian',
        '    "text"',
        '  group-tab Red Hat',
        '    code-block sh: ls',
        '  code-tab bash emphasize-lines=1: pwd',
      ],
    ],
    [
      '.. tab-set::\n   :sync-group: os\n\n   .. tab-item:: Debian\n      :sync: deb\n\n      1. text::\n\n           ls\n',
      [
        'tab-set  sync-group=os',
        '  tab-item Debian sync=deb',
        '    list ',
        '      item',
        '        "text:"',
        '        literal -: ls',
      ],
    ],
    ['.. only:: html or latex\n\n   Inner\n   -----\n\n   text\n', ['only html or latex', '  # Inner', '    "text"']],
    ['.. toctree::\n   :maxdepth: 2\n\n   a\n   The second <b>\n', ['toctree  maxdepth=2']],
    ['.. rubric:: A *heading*\n   :heading-level: 2\n', ['rubric A *heading* heading-level=2']],
    ['.. versionadded:: 2.5\n   The ``--force`` option.\n', ['versionadded 2.5 The ``--force`` option.']],
    ['.. versionchanged:: 2.5\n\n   text\n', ['versionchanged 2.5', '  "text"']],
    ['.. deprecated:: 3.1\n\n   * a\n', ['deprecated 3.1', '  list ', '    item', '      "a"']],
    ['.. versionremoved:: 4.0\n', ['versionremoved 4.0']],
    [
      '.. glossary::\n   :sorted:\n\n   node\n      A host.\n',
      ['glossary  sorted=', '  list node', '    item', '      "A host."'],
    ],
    ['.. admonition:: Read *this*\n   :class: tip\n\n   text\n', ['admonition! Read this', '  "text"']],
  ])('%j', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })

  test.each(admonitions)('%s', name => {
    const wanted = [`${name}! `, '  "text:"', '  literal -: ls']
    expect(read(`.. ${name}::\n\n   text::\n\n     ls\n`)).toEqual(wanted)
    expect(read(`.. ${name}:: text::\n   :class: x\n\n     ls\n`)).toEqual(wanted)
  })
})

test("Sphinx' roles are kept, and unknown ones are no fault", () => {
  const { blocks, faults } = rst.parse(
    new SourceText('See :ref:`the page <label>`, :doc:`/a/b`, :kbd:`Ctrl-C`, :foo:bar:`x` and `ls`:command:.\n'),
  )
  expect(faults).toEqual([])
  const [block] = blocks
  const roles = block?.kind === 'paragraph' ? block.prose.inlines.filter(({ kind }) => kind === 'role') : []
  expect(roles.map(({ role, text, link }) => [role, text, link])).toEqual([
    ['ref', 'the page', 'label'],
    ['doc', '/a/b', '/a/b'],
    ['kbd', 'Ctrl-C', null],
    ['foo:bar', 'x', null],
    ['command', 'ls', null],
  ])
})

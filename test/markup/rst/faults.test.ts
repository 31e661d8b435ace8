import { describe, expect, test } from 'vitest'
import { faultKinds } from '../../../server/markup/rst/faults.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { applyEdits } from '../../../server/text/edit.ts'
import { SourceText } from '../../../server/text/source-text.ts'

/** What is reported, as `line id`, and the text after each fix. */
function read(text: string) {
  const source = new SourceText(text)
  const { faults } = rst.parse(source)
  return {
    found: faults.map(fault => `${source.lineAt(fault.span.start)} ${fault.id}`),
    fixed: faults.map(fault => fault.fix && applyEdits(text, fault.fix.edits)),
    messages: faults.map(fault => fault.message),
  }
}

const examples: [what: string, text: string, found: string[]][] = [
  ['a short underline', 'Long title\n====\n', ['2 title-underline-too-short']],
  ['a short overline', '====\nLong title\n====\n', ['1 title-underline-too-short']],
  ['lines above and below that differ', '======\nTitle\n=====\n\ntext\n', ['1 title-overline-mismatch']],
  ['an overline alone', '=====\nTitle\n\ntext\n', ['1 title-overline-mismatch']],
  ['a level that is skipped', 'A\n=\n\nB\n-\n\nC\n~\n\nD\n=\n\nE\n~\n', ['13 inconsistent-title-level']],
  ['a title in a list item', '* item\n\n  Title\n  =====\n', ['4 unexpected-section-title']],
  ['a paragraph that goes on indented', 'two\nlines:\n    $ ls\n', ['3 unexpected-indentation']],
  ['a list that text follows', '* one\n* two\ntext\n', ['3 missing-blank-line']],
  ['a quote that text follows', 'text\n\n  quote\ntext\n', ['4 missing-blank-line']],
  ['a literal block that text follows', 'text::\n\n  code\ntext\n', ['4 missing-blank-line']],
  ['a directive that text follows', '.. note:: one\ntext\n', ['2 missing-blank-line']],
  ['"::" before text', 'text::\n\ntext\n', ['3 literal-block-expected']],
  ['"::" at the end', 'text::\n', ['1 literal-block-expected']],
  ['"::" right above its block', 'text::\n  code\n', ['1 definition-before-literal']],
  ['quoting that changes', 'text::\n\n> one\n- two\n', ['4 inconsistent-literal-quoting']],
  ['an open literal', 'run ``ls -l\n', ['1 inline-markup-unclosed']],
  ['an open emphasis', 'all *.py files\n', ['1 inline-markup-unclosed']],
  ['a table with a crooked border', '+---+\n| abc |\n+---+\n', ['2 malformed-table']],
  ['a simple table without an end', '===  ===\na    b\n', ['1 malformed-table']],
  ['a target without a colon', '.. _name\n', ['1 malformed-markup']],
  ['a substitution without a directive', '.. |name| text\n', ['1 malformed-markup']],
  ['code right below its directive', '.. code-block:: bash\n   ls\n', ['2 malformed-directive']],
  ['an option that is none', '.. code-block:: bash\n   :linenos:\n   text\n\n   ls\n', ['3 malformed-directive']],
  ['a directive without its argument', '.. image::\n\ntext\n', ['1 malformed-directive']],
  ['a directive without its content', '.. note::\n\ntext\n', ['1 malformed-directive']],
  ['content that a directive cannot have', '.. image:: a.png\n\n   text\n', ['3 malformed-directive']],
  ['an option with a wrong value', '.. image:: a.png\n   :width: 20mc\n', ['2 malformed-directive']],
  ['an option without a value', '.. image:: a.png\n   :scale:\n', ['2 malformed-directive']],
  ['an option that stands twice', '.. image:: a.png\n   :alt: a\n   :alt: b\n', ['3 malformed-directive']],
  ['an option of two words', '.. image:: a.png\n   :scale is: 50\n', ['2 malformed-directive']],
  ['a footnote without text', '.. [1]\n\ntext\n', ['1 malformed-markup']],
  ['a role before and after', ':a:`text`:b:\n', ['1 malformed-markup']],
  ['a role with an underscore', ':a:`text`_\n', ['1 malformed-markup']],
  ['a substitution that cannot stand twice', '.. |a| replace:: see [1]_\n', ['1 malformed-markup']],
  [
    'a short title in a list item',
    '* Long title\n  ====\n',
    ['2 title-underline-too-short', '2 unexpected-section-title'],
  ],
  [
    'two places for a name',
    '.. _a: https://example.com/1\n.. _a: https://example.com/2\n',
    ['2 duplicate-explicit-target'],
  ],
  ['a name that nothing has', 'see `the end`_\n', ['1 unknown-target']],
  ['a list that begins at 3', '3. three\n4. four\n', ['1 enumerator-not-ordinal-1']],
]

describe('faults', () => {
  test.each(examples)('%s', (_, text, found) => {
    expect(read(text).found).toEqual(found)
  })

  test('have each an example', () => {
    const shown = new Set(examples.flatMap(([, , found]) => found.map(one => one.split(' ')[1])))
    expect(faultKinds.map(kind => kind.id).filter(id => !shown.has(id))).toEqual([])
  })

  test('say what was expected and what was found', () => {
    for (const [, text] of examples)
      for (const message of read(text).messages) {
        expect(message).toMatch(/^[a-z].*[^.]$/)
        expect(message).toMatch(/expected/)
        expect(message).toMatch(/found/)
      }
  })

  test('are none in text that is well formed', () => {
    const text = [
      'Title\n=====\n\nSee `Title`_, name_, [1]_, |sub|, `a <https://example.com/1>`_ or `a <https://example.com/2>`_ and :ref:`x`.\n\n.. _name: https://example.com\n.. [1] note\n.. |sub| replace:: text\n',
      '1. one::\n\n     code\n\n#. two\n\n.. unknown-directive:: argument\n\n   *any\n\n==== ====\na    b\n==== ====\n',
      '.. tabs::\n\n   .. tab:: One\n\n      text\n\n.. only:: html\n\n   Inner\n   -----\n\n   text\n',
    ].join('\n')
    expect(read(text).found).toEqual([])
  })
})

describe('fixes', () => {
  test.each([
    ['an underline', 'Long title\n====\n', 'Long title\n==========\n'],
    ['a wide title', '表題\n===\n', '表題\n===\n'],
    ['both lines of an overline', '====\nTitle\n====\n\ntext\n', '=====\nTitle\n=====\n\ntext\n'],
    ['a blank line', '* one\ntext\n', '* one\n\ntext\n'],
    ['a blank line as the document ends its lines', '* one\r\ntext\r\n', '* one\r\n\r\ntext\r\n'],
    ['a second colon and a blank line', 'two\nlines:\n  $ ls\n', 'two\nlines::\n\n  $ ls\n'],
    ['a blank line below "::"', 'text::\n  code\n', 'text::\n\n  code\n'],
    ['a quote for a backquote', "the `name' file\n", 'the `name` file\n'],
    ['a missing backquote', 'run ``ls -l` now\n', 'run ``ls -l`` now\n'],
    ['a star that is none', 'all *.py files\n', 'all \\*.py files\n'],
    ['a blank line below a directive', '.. code-block:: bash\n   ls\n', '.. code-block:: bash\n\n   ls\n'],
  ])('%s', (_, text, fixed) => {
    expect(read(text).fixed[0] ?? text).toBe(fixed)
    expect(read(fixed).found).toEqual([])
  })
})

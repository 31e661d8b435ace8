import { describe, expect, test } from 'vitest'
import { skeleton } from '../../../server/markup/rst/skeleton.ts'
import { SourceText } from '../../../server/text/source-text.ts'

/** A skeleton as text: `section(title paragraph)`. */
function shown([name, ...children]: readonly unknown[]): string {
  const inner = children.map(child => shown(child as unknown[])).join(' ')
  return inner === '' ? String(name) : `${String(name)}(${inner})`
}

const read = (text: string): string =>
  skeleton(new SourceText(text))
    .slice(1)
    .map(node => shown(node as unknown[]))
    .join(' ')

const cases: [what: string, text: string, wanted: string][] = [
  [
    'content on both sides of options is one body',
    '.. note:: * one\n   :class: x\n\n   * two\n',
    'note(bullet_list(list_item(paragraph) list_item(paragraph)))',
  ],
  [
    'a blank line parts content on both sides of options',
    '.. math:: a\n   :name: x\n\n   b\n',
    'math_block math_block',
  ],
  [
    'a blank line of a csv table is a row without values',
    '.. csv-table::\n\n   a, b\n\n   c\n',
    'table(tgroup(colspec colspec tbody(row(entry(paragraph) entry(paragraph)) row(entry entry) row(entry(paragraph) entry))))',
  ],
  [
    'a csv table parted by blanks',
    '.. csv-table::\n   :delim: space\n\n   a  b\n',
    'table(tgroup(colspec colspec tbody(row(entry(paragraph) entry(paragraph)))))',
  ],
  [
    'a csv table with a character by its code',
    '.. csv-table::\n   :delim: U+3B\n\n   a;b\n',
    'table(tgroup(colspec colspec tbody(row(entry(paragraph) entry(paragraph)))))',
  ],
  ['a replacement with an open start-string', '.. |x| replace:: *open\n', ''],
  ['a replacement with a link', '.. |x| replace:: `a <https://example.com>`__\n', 'substitution_definition'],
  ['a replacement with a target of its own', '.. |x| replace:: `a <https://example.com>`_\n', ''],
  ['a replacement with a footnote', '.. |x| replace:: a [1]_\n', ''],
  ['a picture with a name in a substitution', '.. |x| image:: a.png\n   :name: a\n', ''],
  [
    'a picture within a link in a substitution',
    '.. |x| image:: a.png\n   :target: https://example.com\n',
    'substitution_definition',
  ],
  ['a substitution whose name takes two lines', '.. |long\n   name| image:: a.png\n', 'substitution_definition(image)'],
  ['a substitution whose text stands below a blank line', '.. |x|\n\n   text\n', 'block_quote(paragraph)'],
  ['an open start-string in a caption', '.. figure:: a.png\n\n   *open\n', 'figure(image caption legend)'],
  ['a target above a caption', '.. figure:: a.png\n\n   .. _a:\n\n   caption\n', 'figure(image target caption)'],
  ['a remark in place of a caption', '.. figure:: a.png\n\n   =\n', 'figure(image)'],
  ['meta up to what is no field', '.. meta::\n   :a: b\n   :c:\n   :d e=f:\n     g\n   text\n   :h: i\n', 'meta meta'],
  ['meta behind a rubric', '.. rubric:: a\n\ntext\n\n.. meta::\n   :b: c\n', 'rubric meta paragraph'],
  ['a header behind a rubric', '.. rubric:: a\n.. header:: b\n', 'rubric decoration(header(paragraph))'],
  [
    'a topic within a class',
    '* .. class:: a\n\n     .. topic:: b\n\n        c\n',
    'bullet_list(list_item(topic(title paragraph)))',
  ],
  ['an escaped option name', '.. target-notes:: :\\class: a\n', 'pending'],
  ['a class with an accent', '.. container:: é\n\n   a\n', 'container(paragraph)'],
  ['a malformed grid table goes on above its false bottom', '+---+\n|\n+---+\n+', 'line_block(line)'],
  [
    'combining characters take no column',
    '== ==\ne\u0301f g\n== ==\n',
    'table(tgroup(colspec colspec tbody(row(entry(paragraph) entry(paragraph)))))',
  ],
  [
    'combining characters in a grid',
    '+---+\n|e\u0301f |\n+---+\n',
    'table(tgroup(colspec tbody(row(entry(paragraph)))))',
  ],
  [
    'a pair of surrogates that is wide takes two columns',
    '+---+\n|😀 |\n+---+\n',
    'table(tgroup(colspec tbody(row(entry(paragraph)))))',
  ],
  [
    'a pair of surrogates that is narrow takes one',
    '+---+\n|𝐱  |\n+---+\n',
    'table(tgroup(colspec tbody(row(entry(paragraph)))))',
  ],
  ['a blank that does not break indents behind a space', ' \u00a0a\n b\n', 'block_quote(paragraph)'],
]

describe('skeletons by the rules of docutils', () => {
  test.each(cases)('%s', (_, text, wanted) => {
    expect(read(text)).toBe(wanted)
  })
})

import fc from '../../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import type { Block, CodeLine } from '../../../server/markup/block.ts'
import { parseRst } from '../../../server/markup/rst/parse.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { skeleton } from '../../../server/markup/rst/skeleton.ts'
import type { RstInline, RstNode } from '../../../server/markup/rst/tree.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { contains, type Span } from '../../../server/text/span.ts'

const pieces = [
  ...[
    'Title',
    '=====',
    '-----',
    '~~',
    '====',
    'text that goes on',
    'one::',
    '::',
    '* item',
    '- item',
    '1. one',
    '2. two',
    '#. auto',
  ],
  ...[
    'a) alpha',
    '(iv) roman',
    'term',
    'term : classifier',
    ':field: body',
    '-o, --option=ARG  what it does',
    '>>> doctest',
    '| line',
    '|',
  ],
  ...[
    '+---+---+',
    '| a | b |',
    '+===+===+',
    '===  ===',
    'a    b',
    '---  ---',
    '.. note::',
    '.. note:: text',
    '.. code-block:: bash',
  ],
  ...[
    '   :option: value',
    '.. |name| replace:: text',
    '.. _target: https://example.com',
    '.. _target:',
    '.. [1] footnote',
    '.. [cite] citation',
  ],
  ...[
    '__ anonymous',
    '..',
    '.. comment',
    '.. unknown:: argument',
    '-- attribution',
    '> quoted',
    '*emphasis*',
    '**strong',
    '``literal``',
    '`open',
  ],
  ...[
    ':role:`text <target>`',
    '|substitution|',
    'name_',
    '`phrase <https://example.com>`__',
    '[1]_',
    'https://example.com/x',
    '\\*escaped',
    '表の中',
    '\u0301',
  ],
]
const indents = ['', '', '', ' ', '   ', '    ', '\t', '  \t', '      ']
const ends = ['\n', '\n', '\n', '\n\n', '\r\n', '\r', '\f\n', ' \n', '\0\n']

const lines = fc
  .array(fc.tuple(fc.constantFrom(...indents), fc.constantFrom(...pieces), fc.constantFrom(...ends)), { maxLength: 40 })
  .map(parts => parts.map(part => part.join('')).join(''))
const texts = fc.oneof(
  lines,
  fc.string({ unit: 'binary' }),
  lines.map(text => '\ufeff' + text),
)

function* all(nodes: readonly RstNode[]): Generator<RstNode> {
  for (const node of nodes) {
    yield node
    yield* all(node.children)
  }
}

/** Whether spans lie within their parent's, in order and without overlap. */
function nests(outer: Span, inner: readonly { readonly span: Span }[]): boolean {
  let last = outer.start
  for (const { span } of inner) {
    if (!contains(outer, span) || span.start < last || span.end < span.start) return false
    last = span.end
  }
  return true
}

describe('any text', () => {
  test('gives a tree whose spans nest', () => {
    fc.assert(
      fc.property(texts, text => {
        const { root } = parseRst(new SourceText(text))
        for (const node of all([root])) {
          const inlines: readonly RstInline[] = 'inlines' in node ? node.inlines : []
          // Cells that stand beside each other share their lines; each still lies within its row.
          const apart = node.kind !== 'row' && node.kind !== 'table'
          const within = apart
            ? nests(node.span, node.children)
            : node.children.every(child => contains(node.span, child.span))
          expect(within, `${node.kind} of ${JSON.stringify(text)}`).toBe(true)
          expect(nests(node.span, inlines), `inlines of ${node.kind} of ${JSON.stringify(text)}`).toBe(true)
          for (const { span, content } of inlines) expect(contains(span, content)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('gives lines of code that are slices of it', () => {
    fc.assert(
      fc.property(texts, text => {
        const source = new SourceText(text)
        const check = (line: CodeLine) => {
          const slice = source.slice(line.span)
          expect(line.text.endsWith(slice)).toBe(true)
          expect(line.text.slice(0, line.text.length - slice.length).trim()).toBe('')
          expect(/[\r\n]/.test(slice)).toBe(false)
        }
        const visit = (blocks: readonly Block[]): void => {
          for (const block of blocks) {
            if ('lines' in block) block.lines.forEach(check)
            if (block.kind === 'list') visit(block.items)
            else if (block.kind === 'table') visit(block.rows.flat())
            else if ('children' in block) visit(block.children)
          }
        }
        const tree = rst.parse(source)
        visit(tree.blocks)
        for (const { span, fix } of tree.faults) {
          expect(contains({ start: 0, end: text.length }, span)).toBe(true)
          for (const edit of fix?.edits ?? []) expect(contains({ start: 0, end: text.length }, edit.span)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('has a skeleton', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(skeleton(new SourceText(text))[0]).toBe('document')
      }),
      { numRuns: 300 },
    )
  })

  test('is read to its end wherever it breaks off', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (text, at) => {
        const { root } = parseRst(new SourceText(text.slice(0, at % (text.length + 1))))
        expect(root.kind).toBe('document')
      }),
      { numRuns: 300 },
    )
  })
})

describe('nesting', () => {
  const depthOf = (node: RstNode): number => 1 + Math.max(0, ...node.children.map(depthOf))

  test('ends in flat text at a hundred levels', () => {
    const bullets = parseRst(new SourceText('- '.repeat(5000) + 'deep\n')).root
    expect(depthOf(bullets)).toBeLessThan(220)
    const quotes = Array.from({ length: 400 }, (_, i) => ' '.repeat(i) + 'deep\n\n').join('')
    expect(depthOf(parseRst(new SourceText(quotes)).root)).toBeLessThan(220)
  })
})

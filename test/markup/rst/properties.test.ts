import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from '../../support/fast-check.ts'
import { describe, expect, test } from 'vitest'
import type { Block, CodeLine } from '../../../server/markup/block.ts'
import { parseRst } from '../../../server/markup/rst/parse.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { skeleton } from '../../../server/markup/rst/skeleton.ts'
import type { RstInline, RstNode } from '../../../server/markup/rst/tree.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { contains, type Span } from '../../../server/text/span.ts'
import { randomLines as lines } from './random-lines.ts'

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

/** Expects what is not blank to stand within the blocks of the document or of one of its sections. */
function covered(text: string): void {
  const inSpan = new Uint8Array(text.length + 1)
  for (const { span } of parseRst(new SourceText(text)).root.children) inSpan.fill(1, span.start, span.end)
  // Two colons alone are the mark of what follows, and no block of their own.
  const marked = text.replace(/^[^\S\r\n]*::[^\S\r\n]*$/gm, mark => ' '.repeat(mark.length))
  for (const { index } of marked.matchAll(/[^\s\0\ufeff]/g))
    if (inSpan[index] === 0) expect.fail(`nothing holds ${index} of ${JSON.stringify(text)}`)
}

/** Expects spans to lie within their parents', in order and without overlap. */
function nested(text: string): void {
  for (const node of all([parseRst(new SourceText(text)).root])) {
    const inlines: readonly RstInline[] = 'inlines' in node ? node.inlines : []
    // Cells that stand beside each other share their lines; each still lies within its row.
    const apart = node.kind !== 'row' && node.kind !== 'table'
    const within = apart
      ? nests(node.span, node.children)
      : node.children.every(child => contains(node.span, child.span))
    if (!within) expect.fail(`${node.kind} of ${JSON.stringify(text)}`)
    if (!nests(node.span, inlines)) expect.fail(`inlines of ${node.kind} of ${JSON.stringify(text)}`)
    if (!inlines.every(({ span, content }) => contains(span, content)))
      expect.fail(`content of ${JSON.stringify(text)}`)
  }
}

describe('any text', () => {
  test('gives a tree whose spans nest', () => {
    fc.assert(fc.property(texts, nested), { numRuns: 500 })
  })

  test('is covered by what stands in it', () => {
    fc.assert(fc.property(texts, covered), { numRuns: 500 })
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

const seeds = new URL('../../../../shared/corpus/seeds/', import.meta.url)
const documents = existsSync(seeds)
  ? readdirSync(seeds)
      .filter(name => name.endsWith('.rst'))
      .map(name => readFileSync(new URL(name, seeds), 'utf8'))
  : []

/** A text with one stretch of it replaced. */
const edited = (text: string, at: number, length: number, by: string): string => {
  const start = at % (text.length + 1)
  return text.slice(0, start) + by + text.slice(start + length)
}

describe.skipIf(documents.length === 0)('real documents', () => {
  const document = fc.constantFrom(...documents, '')
  const holds = (text: string) => {
    nested(text)
    covered(text)
  }

  test('that are edited at random', () => {
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 60 }), fc.oneof(fc.constantFrom('', '\n', '\t', '::', '  '), lines))
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        holds(edits.reduce((now, [at, length, by]) => edited(now, at, length, by), text))
      }),
      { numRuns: 150 },
    )
  })

  test.each(documents.map((text, i) => [i, text] as const))(
    'broken off anywhere (%i)',
    { timeout: 60_000 },
    (_, text) => {
      for (let end = 0; end < text.length; end++) holds(text.slice(0, end))
    },
  )
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

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { childrenOf, type Block, type DocumentTree } from '../../../server/markup/block.ts'
import { nodesOf, readPieces } from '../../../server/markup/rst/pieces.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { openWindow, wholeWindow, type Extent } from '../../../server/markup/rst/window.ts'
import { changeOf } from '../../../server/text/change.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { atOnce } from '../../../server/text/work.ts'
import { guides } from '../../support/edits.ts'

const chapter = (number: number): string =>
  `Chapter ${number}\n============\n\nSome words, and more::\n\n    $ make ${number}\n\nPart of ${number}\n------------\n\n* One, see \`Chapter 1\`_\n* Two\n\n`

const guide = (chapters: number): string => Array.from({ length: chapters }, (_, i) => chapter(i + 1)).join('')

/** Opens a guide and replaces the first occurrence of `old` by `text`; gives both trees' blocks, for blocks stay objects. */
function edited(text: string, old: string, inserted: string) {
  const reader = rst.open()
  const source = new SourceText(text)
  const before = everyBlock(atOnce(reader.read(source, null)))
  const start = text.indexOf(old)
  const edit = { span: { start, end: start + old.length }, text: inserted }
  const now = source.edited(edit)
  const counted = counting(now)
  const tree = atOnce(reader.read(counted.source, changeOf(edit)))
  const fresh = [...everyBlock(tree)].filter(block => !before.has(block))
  return { tree, fresh, units: counted.units(), source: now }
}

function everyBlock(tree: DocumentTree): Set<Block> {
  const all = new Set<Block>()
  const visit = (block: Block) => {
    all.add(block)
    childrenOf(block).forEach(visit)
  }
  tree.blocks.forEach(visit)
  return all
}

/** The same source, which counts the UTF-16 units that are read of its text. */
function counting(source: SourceText): { source: SourceText; units: () => number } {
  const { text } = source
  let units = 0
  const watched = {
    length: text.length,
    slice(from: number, to: number) {
      units += to - from
      return text.slice(from, to)
    },
    charCodeAt(at: number) {
      units++
      return text.charCodeAt(at)
    },
  }
  return { source: Object.defineProperty(source, 'text', { value: watched }), units: () => units }
}

const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind).sort()

describe('a keystroke in the middle of a long guide', () => {
  const text = guide(1000)

  test.each([
    [
      'a paragraph',
      'words, and more::\n\n    $ make 500\n',
      'wordes, and more::\n\n    $ make 500\n',
      ['code', 'paragraph'],
    ],
    ['a literal block', 'make 500', 'mak 500', ['code', 'paragraph']],
    [
      'a list item',
      'of 500\n------------\n\n* One',
      'of 500\n------------\n\n* On',
      ['item', 'item', 'list', 'paragraph', 'paragraph'],
    ],
    ['a title', 'Chapter 500', 'Chpter 500', []],
    ['a blank line', 'make 500\n\n', 'make 500\n\n\n', []],
  ])('reads a few lines, and makes few blocks: in %s', (_what, old, now, made) => {
    const { fresh, units } = edited(text, old, now)
    expect(units).toBeLessThan(5000)
    const own = fresh.filter(({ kind }) => kind !== 'section')
    expect(own.length).toBeLessThanOrEqual(made.length + 8)
    for (const kind of made) expect(kinds(own)).toContain(kind)
    // The sections that hold it, and at most those beside it.
    expect(fresh.length - own.length).toBeLessThan(5)
  })
})

describe('what an edit changes elsewhere', () => {
  test('a title that others refer to', () => {
    const { fresh } = edited(guide(30), 'Chapter 1\n', 'Chapter 0\n')
    expect(fresh.filter(({ kind }) => kind === 'list')).toHaveLength(30)
  })

  test('where names lead that lead to others', () => {
    const text = `See y_.\n\nSee z__.\n\n__ y_\n\n.. _y: x_\n\n${guide(2)}.. _x: /old\n`
    const { tree } = edited(text, '/old', '/new')
    const links = tree.blocks.flatMap(block =>
      block.kind === 'paragraph' ? block.prose.inlines.map(({ link }) => link) : [],
    )
    expect(links.filter(link => link !== null)).toEqual(['/new', '/new'])
  })

  test('the language of the literal blocks below', () => {
    const { fresh } = edited(guide(30), 'Part of 20', '.. highlight:: sh\n\nPart of 20')
    expect(fresh.filter(block => block.kind === 'code' && block.language === 'sh')).toHaveLength(10)
  })

  test('the levels of the sections below', () => {
    const { tree } = edited(guide(3), '============', '------------')
    const titles = tree.blocks.map(block => block.kind === 'section' && block.title.text)
    expect(titles).toEqual(['Chapter 1', 'Part of 1', 'Part of 2', 'Part of 3'])
  })

  test('faults stay the same list where nothing is wrong but elsewhere', () => {
    const reader = rst.open()
    const source = new SourceText(`Look at *this\n\n${guide(10)}`)
    const { faults } = atOnce(reader.read(source, null))
    const edit = { span: { start: source.text.length, end: source.text.length }, text: 'more\n' }
    const tree = atOnce(reader.read(source.edited(edit), changeOf(edit)))
    expect(faults.map(({ id }) => id)).toEqual(['inline-markup-unclosed'])
    expect(tree.faults).toBe(faults)
  })
})

test('what a piece was read as depends on no line behind its reach', () => {
  const tails = ['', 'x\n', '\n', '    x\n', '====\n', '\n\n  x', '* x\n\n====\n', '== ==\n\n', '__ x\n', '+--+\n']
  for (const text of guides('rst').filter(({ length }) => length < 20_000)) {
    const document: Extent = { source: new SourceText(text), end: text.length, newline: '\n' }
    for (const [i, piece] of atOnce(readPieces(document, wholeWindow(document), false, () => false)).entries()) {
      if (piece.reach === Infinity) continue
      const start = piece.anchor.offset
      const other = text.slice(0, start + piece.reach) + (tails[i % tails.length] ?? '')
      const cut: Extent = { source: new SourceText(other), end: other.length, newline: '\n' }
      const [again] = atOnce(readPieces(cut, openWindow(cut, start, other.length), false, () => false))
      expect(again?.unmade).toEqual(nodesOf(document, piece))
      expect(again?.length).toBe(piece.length)
    }
  }
})

test('the texts of a document before its edits are not held on to', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const reader = rst.open()
  let source = new SourceText(guide(1000))
  atOnce(reader.read(source, null))
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const times = 100
  for (let i = 0; i < times; i++) {
    const start = source.text.indexOf('words', (i * source.text.length) / times)
    const edit = { span: { start, end: start }, text: 'other ' }
    source = source.edited(edit)
    atOnce(reader.read(source, changeOf(edit)))
  }
  collectGarbage()
  const grown = process.memoryUsage().heapUsed - before
  expect(grown).toBeLessThan((times * source.text.length) / 4)
})

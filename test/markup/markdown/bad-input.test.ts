import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { markdownFaults } from '../../../server/markup/markdown/faults.ts'
import { lazyLimit, nestingLimit } from '../../../server/markup/markdown/nesting.ts'
import { allBlocks, childrenOf, printed, read, spanFaults } from './tree.ts'
import type { Block } from '../../../server/markup/block.ts'

const depthOf = (blocks: readonly Block[]): number =>
  blocks.length === 0 ? 0 : 1 + Math.max(...blocks.map(block => depthOf(childrenOf(block))))

const stairs = (depth: number) => Array.from({ length: depth }, (_, i) => '  '.repeat(i) + '- x').join('\n')

describe('nesting', () => {
  const deep: [string, (depth: number) => string][] = [
    ['quotes', depth => '> '.repeat(depth) + 'x'],
    ['quotes without blanks', depth => '>'.repeat(depth) + 'x'],
    ['bullets on one line', depth => '- '.repeat(depth) + 'x'],
    ['numbers on one line', depth => '1. '.repeat(depth) + 'x'],
    ['footnotes on one line', depth => '[^a]: '.repeat(depth) + 'x'],
    ['quotes and lists in turn', depth => '> - '.repeat(depth / 2) + 'x'],
  ]

  test.each(deep)('a hundred %s are read', (_, make) => {
    const { blocks, faults } = read(make(nestingLimit))
    expect(faults).toEqual([])
    expect(depthOf(blocks)).toBeGreaterThan(nestingLimit - 1)
  })

  test.each(deep)('a hundred thousand %s are left out and reported; the rest is read', (_, make) => {
    const text = `Before.\n\n${make(100_000)}\n\nAfter.\n`
    const tree = read(text)
    expect(tree.faults.map(({ id }) => id)).toEqual(['nesting-too-deep'])
    expect(printed(text)).toBe('\nparagraph: Before.\nparagraph: After.\n')
    expect(spanFaults(text, tree)).toEqual([])
  })

  test('a stair of lists is read down to its hundredth step', () => {
    expect(read(stairs(nestingLimit)).faults).toEqual([])
    const { blocks, faults } = read(stairs(400))
    expect(faults.map(({ id }) => id)).toEqual(['nesting-too-deep'])
    expect(allBlocks(blocks).filter(({ kind }) => kind === 'item')).toHaveLength(nestingLimit)
  })

  test('colon fences and MkDocs blocks', () => {
    expect(read(':::note\n'.repeat(5000)).faults.map(({ id }) => id)).toEqual(['nesting-too-deep'])
    const mkdocs = Array.from({ length: 300 }, (_, i) => '    '.repeat(i) + '!!! note').join('\n')
    expect(read(mkdocs).faults.map(({ id }) => id)).toEqual(['nesting-too-deep'])
  })

  test.each([
    ['lines of dashes', '- '.repeat(300) + '\n\n' + '* '.repeat(300)],
    ['wide text', ' '.repeat(500) + 'x\n' + ' '.repeat(700) + 'y'],
    ['many siblings', '- a\n'.repeat(500) + '\n' + '> b\n\n'.repeat(500)],
    ['many closed fences', ':::note\nx\n:::\n\n'.repeat(500)],
  ])('%s are not deep', (_, text) => {
    expect(read(text).faults).toEqual([])
  })
})

describe('lines without the marks of their containers', () => {
  const lines = (count: number, line = 'b') => `${line}\n`.repeat(count)

  test.each([
    ['a quote', '> a\n'],
    ['an item', '- a\n'],
    ['an item in a quote', '> 1. a\n'],
  ])('%s goes on with five hundred of them; more are left out and reported', (_, first) => {
    expect(read(first + lines(lazyLimit)).faults).toEqual([])
    const text = `${first}${lines(5_000)}\nAfter.\n`
    const tree = read(text)
    expect(tree.faults.map(({ id }) => id)).toEqual(['document-too-large'])
    expect(text.slice(0, tree.faults[0]?.span.start).split('\n')).toHaveLength(lazyLimit + 2)
    expect(printed(text)).toContain('\nparagraph: After.\n')
    expect(spanFaults(text, tree)).toEqual([])
  })

  test.each([
    ['indented text', '> a\n', lines(9000, '     - b')],
    ['quotes in between', '> a\n', lines(9000, 'b\n> c')],
    ['what looks like other blocks', '- a\n', lines(9000, '!!! b !')],
  ])('%s is counted, too', (_, first, rest) => {
    expect(read(first + rest).faults.map(({ id }) => id)).toContain('document-too-large')
  })

  test.each([
    ['a paragraph of its own', '- a\n\n' + lines(2000)],
    ['an item with its indentation', '- a\n' + lines(2000, '  b')],
    ['code below an item', '- a\n```\n' + lines(2000) + '```\n'],
    ['prose below a heading', '> a\n# c\n' + lines(2000)],
    ['items', lines(2000, '1. a\nb')],
  ])('%s is none', (_, text) => {
    expect(read(text).faults).toEqual([])
  })
})

describe('anything is read', () => {
  const noise = () => {
    let seed = 7
    const bytes = Array.from({ length: 300_000 }, () => (seed = (seed * 1103515245 + 12345) % 2147483648) % 256)
    return String.fromCharCode(...bytes.slice(0, 60_000)).repeat(5)
  }
  const words = 'Some words of prose with `code` here and there. '.repeat(40).trimEnd()
  const guide = `# A

${words}

\`\`\`sh
$ ls
\`\`\`

1. b

   ${words}

B
---

> ${words}

`
  test.each([
    ['nothing', ''],
    ['blanks', ' \t\n\n  \r\n'],
    ['NUL', '\0'.repeat(100_000)],
    ['a byte order mark alone', '\uFEFF'],
    ['binary', noise()],
    ['one line of half a megabyte', 'x '.repeat(250_000)],
    ['brackets', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['half links', '[a]('.repeat(20_000)],
    ['emphasis marks', 'a_*'.repeat(20_000)],
    ['a fence of a hundred thousand backticks', '`'.repeat(100_000)],
    ['strikethrough marks', '~~a'.repeat(40_000)],
    ['instructions without end', 'x <?'.repeat(30_000)],
    ['colon fences without end in items', '- :::note\n\n'.repeat(10_000)],
    ['a paragraph of code spans', 'run `cmd --x` now,\n'.repeat(60_000)],
    ['a paragraph of many lines', 'Some words here and there\n'.repeat(40_000)],
    ['open tags', '<div>\n\n'.repeat(3000)],
    ['closing tags', '<b>'.repeat(10_000) + '</b>'.repeat(10_000)],
    ['five megabytes', guide.repeat(Math.ceil(5_000_000 / guide.length))],
  ])(
    '%s',
    (_, text) => {
      expect(spanFaults(text, read(text))).toEqual([])
    },
    120_000,
  )

  test('marks in bulk come back as they were written', () => {
    const text = 'a*b_c[d]~e <? '.repeat(1000).trimEnd()
    expect(printed(text)).toBe(`\nparagraph: ${text}\n`)
  })
})

test('micromark is 4.0.2: from 4.0.3 on each list and quote costs a copy of all that was read', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('mdast-util-from-markdown'))
  const { version } = JSON.parse(
    readFileSync(new URL('package.json', `file://${root(require.resolve('micromark'))}/`), 'utf8'),
  ) as {
    version: string
  }
  expect(version).toBe('4.0.2')
})

/** The folder of the package that a file belongs to. */
const root = (file: string): string => file.slice(0, file.lastIndexOf('/micromark/') + '/micromark'.length)

test('fault ids are names with a sentence each', () => {
  for (const [id, summary] of Object.entries(markdownFaults)) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(summary).toMatch(/^[A-Z].*\.$/)
  }
})

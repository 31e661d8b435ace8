import { describe, expect, test } from 'vitest'
import { markdown } from '../../server/markup/markdown/markdown.ts'
import type { Markup } from '../../server/markup/markup.ts'
import { rst } from '../../server/markup/rst/rst.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** Where reading stops, by the line that is reported, and the first and last words that are read. */
function readingOf(markup: Markup, text: string) {
  const source = new SourceText(text)
  const { blocks, faults } = markup.parse(source)
  return {
    lines: faults.filter(({ id }) => id === 'document-too-large').map(({ span }) => source.lineAt(span.start)),
    others: faults.filter(({ id }) => id !== 'document-too-large').map(({ id }) => id),
    last: blocks.at(-1)?.span.end ?? 0,
    blocks,
  }
}

/** A paragraph that counts as fifty blocks and is read fast. */
const costly = `Some words ${'|'.repeat(100)}\n\n`

describe('Markdown', () => {
  test('a list beyond the limit is cut, and what follows it is read', () => {
    const text = `Before.\n\n${'- an item of a list\n'.repeat(15_000)}\n## After\n\nThe end.\n`
    const { lines, others, blocks } = readingOf(markdown, text)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toBeGreaterThan(5_000)
    expect(lines[0]).toBeLessThan(10_010)
    expect(others).toEqual([])
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'section'])
    const [, list] = blocks
    expect(list?.kind === 'list' && list.items.length).toBe((lines[0] ?? 0) - 3)
  })

  test('a document beyond the limit ends there', () => {
    const { lines, blocks } = readingOf(markdown, costly.repeat(5000))
    expect(lines).toEqual([blocks.length * 2 + 1])
    expect(blocks.length).toBeGreaterThan(3000)
  })

  test('a container without an end within half a megabyte ends the reading', () => {
    const section = `## A\n\n${'Some words of prose. '.repeat(50)}\n\n`
    const { lines, others } = readingOf(markdown, `Before.\n\n<!--\n\n${section.repeat(2000)}`)
    expect(lines).toHaveLength(1)
    expect(others).toEqual([])
  })

  test.each([
    ['one line', 'word '.repeat(1_000_000)],
    ['cells', '|'.repeat(1_000_000)],
    ['blank lines', '\n'.repeat(1_000_000)],
    ['list in list', Array.from({ length: 30_000 }, (_, i) => `${'   '.repeat(i % 8)}1. Run it\n`).join('')],
  ])('%s in bulk', (_what, text) => {
    expect(readingOf(markdown, text).lines).toHaveLength(1)
  })
})

describe('RST', () => {
  test('a document beyond the limit ends at a line at the margin', () => {
    const text = costly.repeat(10_000)
    const { lines, others, last } = readingOf(rst, text)
    expect(lines).toHaveLength(1)
    expect((lines[0] ?? 0) % 2).toBe(1)
    expect(others).toEqual([])
    expect(last).toBeLessThan(text.length)
  })

  test('a table without end is cut where it must be', () => {
    expect(readingOf(rst, '| a\n'.repeat(300_000)).lines).toHaveLength(1)
  })
})

test.each([markdown, rst])('a large guide is read whole: $id', markup => {
  const heading = markup.id === 'rst' ? 'Upgrade\n-------' : '## Upgrade'
  const block = markup.id === 'rst' ? 'Run::\n\n    $ make\n' : '```console\n$ make\n```\n'
  const guide = `${heading}\n\n${'Some words of prose for the reader. '.repeat(20)}\n\n${block}\n* Look\n* at it\n\n`
  const { lines, others } = readingOf(markup, guide.repeat(2000))
  expect({ lines, others }).toEqual({ lines: [], others: [] })
})

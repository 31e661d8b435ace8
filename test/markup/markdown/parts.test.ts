import { describe, expect, test } from 'vitest'
import { allBlocks, allCode, printed, read, spanFaults } from './tree.ts'

/** Prose of so many sections, long enough to be read in parts. */
const filler = (sections: number) =>
  Array.from({ length: sections }, (_, i) => `## Part ${i}\n\n${'Some words of prose. '.repeat(100)}\n\n`).join('')

describe('a long text', () => {
  test('is one document: sections, order, spans', () => {
    const text = `# Title\n\n${filler(60)}# Second\n\nEnd.\n`
    const { blocks } = read(text)
    expect(blocks.map(block => block.kind === 'section' && [block.title.text, block.children.length])).toEqual([
      ['Title', 60],
      ['Second', 1],
    ])
    expect(spanFaults(text, read(text))).toEqual([])
  })

  test('references find their definitions in other parts', () => {
    const text = `See [the notes][notes] and[^1].\n\n${filler(40)}See [notes] again[^1].\n\n[notes]: https://example.com/n\n[^1]: x\n`
    const shown = printed(text)
    expect(shown).toContain('See the notes <https://example.com/n> and[^1].')
    expect(shown).toContain('See notes <https://example.com/n> again[^1].')
    expect(spanFaults(text, read(text))).toEqual([])
    const early = `[notes]: https://example.com/n\n\n${filler(40)}See [notes].\n`
    expect(printed(early)).toContain('See notes <https://example.com/n>.')
  })

  test.each([
    ['a fence', '```sh', '```'],
    ['a comment', '<!--', '-->'],
    ['a script', '<script>', '</script>'],
    ['a colon fence', ':::note', ':::'],
  ])('%s is not cut in two', (_, open, close) => {
    const text = `Before.\n\n${filler(7)}${open}\n\n${filler(40)}${close}\n\nAfter.\n`
    const { blocks, faults } = read(text)
    expect(faults).toEqual([])
    const last = blocks.at(-1)
    const inner = last?.kind === 'section' ? last.children : []
    expect(inner.at(-1)?.kind).toBe('paragraph')
    expect(inner.at(-2) && text.slice(inner.at(-2)?.span.start, inner.at(-2)?.span.end).endsWith(close)).toBe(true)
  })

  test('a fence that is never closed takes the rest', () => {
    const text = `${filler(20)}\`\`\`\n${filler(20)}`
    const { faults } = read(text)
    expect(faults.map(({ id }) => id)).toEqual(['fence-unclosed'])
    expect(faults[0]?.fix?.edits[0]?.span.start).toBe(text.length)
    expect(allCode(read(text)).map(({ closed }) => closed)).toEqual([false])
  })

  test('tags are paired across parts', () => {
    const text = `<details>\n\n${filler(40)}\n</details>\n`
    expect(allBlocks(read(text).blocks).filter(({ kind }) => kind === 'directive')).toHaveLength(1)
  })

  test('front matter stays what it is', () => {
    expect(read(`---\ntitle: x\n---\n\n${filler(40)}`).fields).toHaveLength(1)
  })
})

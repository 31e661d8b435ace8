import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../server/markup/block.ts'
import { rst } from '../../../server/markup/rst/rst.ts'
import { SourceText } from '../../../server/text/source-text.ts'

const seeds = new URL('../../../../shared/corpus/seeds/', import.meta.url)

function* all(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block
    if (block.kind === 'list') yield* all(block.items)
    else if (block.kind === 'table') yield* all(block.rows.flat())
    else if ('children' in block) yield* all(block.children)
  }
}

describe.skipIf(!existsSync(seeds))('the guides that the project began with', () => {
  const read = (name: string) => {
    const source = new SourceText(readFileSync(new URL(name, seeds), 'utf8'))
    const tree = rst.parse(source)
    return { source, tree, blocks: [...all(tree.blocks)] }
  }
  const titles = (blocks: readonly Block[]) =>
    blocks.flatMap(block => (block.kind === 'section' ? [block.title.text] : []))

  test('a title with a short underline begins a section all the same', () => {
    const { source, tree, blocks } = read('synnefo-0.19.rst')
    expect(titles(blocks)).toHaveLength(18)
    expect(titles(blocks)).toContain('3. Upgrade node')
    const faults = tree.faults.filter(fault => fault.id === 'title-underline-too-short')
    expect(faults.map(fault => source.lineAt(fault.span.start))).toEqual([40])
    expect(blocks.filter(block => block.kind === 'code')).toHaveLength(9)
  })

  test('a quote in the place of a closing backquote is reported', () => {
    const { source, tree, blocks } = read('synnefo-0.16.rst')
    const faults = tree.faults.filter(fault => fault.id === 'inline-markup-unclosed')
    expect(faults.map(fault => source.lineAt(fault.span.start))).toEqual([85])
    expect(faults[0]?.message).toContain('start-string without end-string')
    expect(titles(blocks)).toHaveLength(8)
    expect(blocks.flatMap(block => (block.kind === 'code' ? [block.lines.length] : []))).toEqual([3, 36, 7, 5])
    expect(blocks.filter(block => block.kind === 'admonition')).toHaveLength(4)
  })

  test('substitutions and roles are leaves of running text, and no faults', () => {
    const stackstorm = read('stackstorm-upgrades.rst')
    const inlines = (blocks: readonly Block[]) =>
      blocks.flatMap(block => (block.kind === 'paragraph' ? block.prose.inlines : []))
    expect(inlines(stackstorm.blocks).filter(inline => inline.kind === 'substitution')).toHaveLength(4)
    expect(stackstorm.tree.substitutions.size).toBe(0)
    expect(stackstorm.tree.faults).toEqual([])
    const engage = read('engage-upgrading.rst')
    expect(
      inlines(engage.blocks)
        .filter(inline => inline.kind === 'role')
        .map(inline => inline.role),
    ).toEqual(['ref'])
    expect(titles(engage.blocks)).toHaveLength(8)
  })

  test('transcripts in block quotes keep their lines', () => {
    const { blocks } = read('paasmaker-as-rst.rst')
    const quotes = blocks.flatMap(block => (block.kind === 'quote' ? [block.lines.map(line => line.text)] : []))
    expect(quotes.flat()).toContain('$ kill 21347')
    expect(blocks.filter(block => block.kind === 'code')).toHaveLength(0)
  })
})

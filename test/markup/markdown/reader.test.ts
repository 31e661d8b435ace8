import { describe, expect, test } from 'vitest'
import type { Block, DocumentTree, Section } from '../../../server/markup/block.ts'
import { markdownReader } from '../../../server/markup/markdown/reader.ts'
import { changeOf } from '../../../server/text/change.ts'
import type { Edit } from '../../../server/text/edit.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { atOnce } from '../../../server/text/work.ts'
import { allBlocks } from './tree.ts'

/** Sections of some hundred units, with a list and a fence each. */
const guide = (sections: number) =>
  Array.from(
    { length: sections },
    (_, i) =>
      `## Part ${i}\n\n${'Some words of prose. '.repeat(30)}\n\n1. Look\n\n2. Stop it:\n\n   \`\`\`sh\n   stop ${i}\n   \`\`\`\n\n`,
  ).join('')

/** A document that is being written: its tree after each edit, and how much of it was read for that. */
function opened(text: string) {
  let read = { parts: 0, units: 0 }
  const reader = markdownReader({
    finish: ({ length }) => (read = { parts: read.parts + 1, units: read.units + length }),
  })
  let source = new SourceText(text)
  let tree: DocumentTree = atOnce(reader.read(source, null))
  return {
    reader,
    text: () => source.text,
    tree: () => tree,
    edit(find: string, replacement: string) {
      const start = source.text.indexOf(find)
      const edit: Edit = { span: { start, end: start + find.length }, text: replacement }
      read = { parts: 0, units: 0 }
      source = source.edited(edit)
      tree = atOnce(reader.read(source, changeOf(edit)))
      return { ...read, tree }
    },
  }
}

/** The blocks that are not the same objects as before. */
const newIn = (tree: DocumentTree, before: ReadonlySet<Block>): Block[] =>
  allBlocks(tree.blocks).filter(block => !before.has(block))

const titles = (blocks: readonly Block[]): string[] =>
  blocks.filter((block): block is Section => block.kind === 'section').map(({ title }) => title.text)

describe('a keystroke', () => {
  test.each([
    ['in prose', 'Some words', 'Some more words'],
    ['in a command', 'stop 70\n', 'stop -f 70\n'],
    ['that joins two paragraphs', 'prose. \n\n1. Look\n\n2.', 'prose. \n1. Look\n\n2.'],
    ['that begins a heading', '1. Look', '# 1. Look'],
  ])('%s reads a part or two again', (_, find, replacement) => {
    const document = opened(guide(200))
    const { parts, units } = document.edit(find, replacement)
    expect(parts).toBeGreaterThan(0)
    expect(parts).toBeLessThanOrEqual(2)
    expect(units).toBeLessThan(4000)
  })

  test('leaves all other sections the objects that they were, where they are now', () => {
    const document = opened(`# Guide\n\n${guide(200)}`)
    const before = new Set(allBlocks(document.tree().blocks))
    const { tree } = document.edit('stop 70\n', 'stop 70 # soon\n')
    // Those that begin in the part, the one it begins in, and the whole guide's.
    expect(titles(newIn(tree, before)).length).toBeLessThanOrEqual(4)
    const [top] = tree.blocks
    const last = top?.kind === 'section' ? top.children.at(-1) : undefined
    expect(last && before.has(last)).toBe(true)
    expect(last && document.text().slice(last.span.start).startsWith('## Part 199')).toBe(true)
  })

  test('in a list that goes on over many parts keeps its other items', () => {
    const document = opened(Array.from({ length: 400 }, (_, i) => `- Run step ${i + 1}.\n\n  Wait.\n\n`).join(''))
    const before = new Set(allBlocks(document.tree().blocks))
    expect(document.tree().blocks).toHaveLength(1)
    const { tree, parts } = document.edit('step 200.', 'step 200 now.')
    expect(parts).toBeLessThanOrEqual(2)
    expect(tree.blocks).toHaveLength(1)
    expect(newIn(tree, before).filter(({ kind }) => kind === 'item').length).toBeLessThan(60)
  })

  test('inside a pair of tags keeps the sections around it', () => {
    const document = opened(`${guide(30)}<details>\n\n${guide(3)}word\n\n</details>\n\n${guide(30)}`)
    const before = new Set(allBlocks(document.tree().blocks))
    const { tree } = document.edit('word\n', 'words\n')
    expect(titles(newIn(tree, before)).length).toBeLessThanOrEqual(4)
  })
})

describe('what an edit changes elsewhere', () => {
  test('parts that use a name are read again when it leads elsewhere', () => {
    const document = opened(`See [notes].\n\n${guide(100)}[notes]: /a\n\n${guide(50)}`)
    const { tree, parts } = document.edit('/a', '/b')
    expect(parts).toBeLessThanOrEqual(3)
    expect(tree.blocks[0]).toMatchObject({ prose: { inlines: [{}, { link: '/b' }, {}] } })
    expect(document.edit('[notes]: /b', 'None.').tree.blocks[0]).toMatchObject({ prose: { text: 'See [notes].' } })
  })

  test('an opened fence takes the text up to the next closing one, and gives it back', () => {
    const document = opened(guide(100))
    const sections = titles(document.tree().blocks)
    expect(titles(document.edit('1. Look', '~~~\n1. Look').tree.blocks)).toEqual(sections.slice(0, 1))
    const { tree, parts } = document.edit('~~~\n1. Look', '~~~\n~~~\n1. Look')
    expect(titles(tree.blocks)).toEqual(sections)
    expect(parts).toBeGreaterThan(50)
  })

  test('a colon fence with a title is one as soon as it is closed below', () => {
    const document = opened(`::: tip Title\n\n${guide(3)}`)
    expect(document.tree().blocks[0]?.kind).toBe('paragraph')
    expect(document.edit('## Part 2', ':::\n\n## Part 2').tree.blocks[0]?.kind).toBe('admonition')
    expect(document.edit(':::\n\n## Part 2', '## Part 2').tree.blocks[0]?.kind).toBe('paragraph')
  })
})

test('work that is left undone changes nothing', () => {
  const document = opened(guide(20))
  const before = JSON.stringify(document.tree())
  const edit = { span: { start: 0, end: 0 }, text: '# New\n\n```\n' }
  const work = document.reader.read(new SourceText(document.text()).edited(edit), changeOf(edit))
  work.next()
  work.return(document.tree())
  expect(JSON.stringify(document.tree())).toBe(before)
  document.edit('Part 19', 'Part nineteen')
  expect(titles(document.tree().blocks).at(-1)).toBe('Part nineteen')
})

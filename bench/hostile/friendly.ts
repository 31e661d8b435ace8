import type { Block } from '../../server/markup/block.ts'
import { markdown } from '../../server/markup/markdown/markdown.ts'
import type { MarkupId } from '../../server/markup/markup.ts'
import { rst } from '../../server/markup/rst/rst.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { textOf } from '../texts.ts'
import { filled, length, type Texts } from './filled.ts'

/** What hostile texts are measured against. */
export const friendlyTexts = (markup: MarkupId): Texts => ({
  prose: () => filled(index => at(paragraphsOf(markup), index)),
  'words alone': () =>
    filled(index => `${at(words, index * 7)}${index % 75 === 74 ? '\n\n' : index % 15 === 14 ? '\n' : ' '}`),
  'whole guides': () => textOf(markup, length),
})

const words =
  'the node is drained before any of its disks are taken out and every other one carries on as it did'.split(' ')

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!

const known = new Map<MarkupId, readonly string[]>()

/** The paragraphs of real guides that stand in no list or quote, inline markup and all. */
function paragraphsOf(markup: MarkupId): readonly string[] {
  const before = known.get(markup)
  if (before !== undefined) return before
  const source = new SourceText(textOf(markup, 4 * length))
  const outer = (blocks: readonly Block[]): readonly Block[] =>
    blocks.flatMap(block => (block.kind === 'section' ? outer(block.children) : [block]))
  const paragraphs = outer((markup === 'rst' ? rst : markdown).parse(source).blocks)
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ span }) => `${source.slice(span).trim()}\n\n`)
  known.set(markup, paragraphs)
  return paragraphs
}

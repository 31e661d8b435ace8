import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Block, Code, CodeLine, DocumentTree } from '../../../server/markup/block.ts'
import { markdown } from '../../../server/markup/markdown/markdown.ts'
import type { Span } from '../../../server/text/span.ts'
import { SourceText } from '../../../server/text/source-text.ts'
import { printBlocks } from '../print-blocks.ts'

export const read = (text: string): DocumentTree => markdown.parse(new SourceText(text))

/** The blocks of a text, printed, with a line break in front so that expectations align. */
export const printed = (text: string): string => '\n' + printBlocks(read(text).blocks)

export const childrenOf = (block: Block): readonly Block[] =>
  block.kind === 'list'
    ? block.items
    : block.kind === 'table'
      ? block.rows.flat()
      : 'children' in block
        ? block.children
        : []

/** Every block, parents first. */
export const allBlocks = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap(block => [block, ...allBlocks(childrenOf(block))])

export const allCode = (tree: DocumentTree): Code[] => allBlocks(tree.blocks).filter(block => block.kind === 'code')

/** What is wrong with the spans of a tree: nothing, as an empty list. */
export function spanFaults(text: string, tree: DocumentTree): string[] {
  const wrong: string[] = []
  const within = (inner: Span, outer: Span, what: string) => {
    if (inner.start > inner.end || inner.start < outer.start || inner.end > outer.end) {
      wrong.push(`${what} ${inner.start}-${inner.end} is not within ${outer.start}-${outer.end}`)
    }
  }
  const linesWithin = (lines: readonly CodeLine[], span: Span, what: string) => {
    for (const line of lines) {
      within(line.span, span, `a line of ${what}`)
      const slice = text.slice(line.span.start, line.span.end)
      if (!line.text.endsWith(slice))
        wrong.push(`${JSON.stringify(line.text)} does not end with ${JSON.stringify(slice)}`)
      if (line.text.slice(0, line.text.length - slice.length).trim()) wrong.push(`${line.text} has text of no source`)
      if (/[\r\n]/.test(slice)) wrong.push('a line holds a line break')
    }
  }
  const visit = (blocks: readonly Block[], outer: Span) => {
    let end = outer.start
    for (const block of blocks) {
      within(block.span, outer, block.kind)
      if (block.span.start < end) wrong.push(`${block.kind} ${block.span.start} begins before ${end}`)
      end = block.span.end
      if ('lines' in block) linesWithin(block.lines, block.span, block.kind)
      const prose = block.kind === 'paragraph' ? block.prose : block.kind === 'section' ? block.title : null
      for (const leaf of prose?.inlines ?? []) {
        within(leaf.span, prose?.span ?? outer, `${leaf.kind} leaf`)
        within(leaf.content, leaf.span, `content of a ${leaf.kind} leaf`)
      }
      visit(childrenOf(block), block.span)
    }
  }
  visit(tree.blocks, { start: 0, end: text.length })
  for (const fault of tree.faults) within(fault.span, { start: 0, end: text.length }, fault.id)
  return wrong
}

/** Where the real documents are, when they are there. */
export const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url))

export const documentsIn = (folder: string): { name: string; text: string }[] =>
  readdirSync(corpus + folder)
    .filter(name => /\.(?:md|rst)$/.test(name))
    .map(name => ({ name, text: readFileSync(`${corpus}${folder}/${name}`, 'utf8') }))

import type { Block, Code, Item, Prose, Quote } from '../../markup/block.ts'
import { joined } from '../placeholders/introductions.ts'
import { DEEPEST } from '../blocks/walk.ts'

/** A document's running text and its blocks of code, flat, in order. */
export interface Texts {
  readonly prose: { readonly prose: Prose; readonly isHeading: boolean }[]
  readonly code: Code[]
  readonly quotes: Quote[]
  /** Terms with what their definitions say, as one sentence. */
  readonly definitions: Prose[]
}

/** Gathers every heading, paragraph, term and block of code, wherever they are nested. */
export function collectTexts(blocks: readonly Block[]): Texts {
  const texts: Texts = { prose: [], code: [], quotes: [], definitions: [] }
  visit(blocks, texts, 0)
  return texts
}

function visit(blocks: readonly Block[], texts: Texts, depth: number): void {
  if (depth > DEEPEST * 2) return
  const add = (prose: Prose | null, isHeading = false) => {
    if (prose !== null) texts.prose.push({ prose, isHeading })
  }
  for (const block of blocks) {
    switch (block.kind) {
      case 'section':
        add(block.title, true)
        break
      case 'paragraph':
        add(block.prose)
        break
      case 'item':
        add(block.term)
        addDefinition(block, texts)
        break
      case 'admonition':
        add(block.title)
        break
      case 'code':
        texts.code.push(block)
        break
      case 'quote':
        texts.quotes.push(block)
        break
      case 'list':
        visit(block.items, texts, depth + 1)
        break
      case 'table':
        for (const row of block.rows) visit(row, texts, depth + 1)
        break
      case 'directive':
      case 'comment':
      case 'cell':
      case 'other':
        break
    }
    if ('children' in block) visit(block.children, texts, depth + 1)
  }
}

function addDefinition({ term, children: [first] }: Item, { definitions }: Texts): void {
  if (term !== null && first?.kind === 'paragraph') definitions.push(joined(term, first.prose))
}

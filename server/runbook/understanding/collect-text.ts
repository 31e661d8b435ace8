import type { Block, Code, Prose, Quote } from '../../markup/block.ts'
import { DEEPEST } from '../blocks/walk.ts'

/** A document's running text and its blocks of code, flat, in order. */
export interface Texts {
  readonly prose: { readonly prose: Prose; readonly isHeading: boolean }[]
  readonly code: Code[]
  readonly quotes: Quote[]
}

/** Gathers every heading, paragraph, term and block of code, wherever they are nested. */
export function collectTexts(blocks: readonly Block[]): Texts {
  const texts: Texts = { prose: [], code: [], quotes: [] }
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

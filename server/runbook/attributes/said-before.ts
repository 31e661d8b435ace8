import type { Block } from '../../markup/block.ts'
import { settingsOf } from './read-settings.ts'
import { nothingSaid, over, type Settings } from './settings.ts'
import { isRunbookComment, writtenInComment } from './written.ts'

/** So many comments in front of a block are looked at. */
const most = 8

/**
 * What comments in front of a block say of it. A comment is about what follows it, and where that is a paragraph that
 * leads to a block (it ends in a colon), about the two. In front of a heading, it is about the section.
 */
export function saidBefore(blocks: readonly Block[], index: number): Settings {
  const block = blocks[index]
  const isLed = block?.kind === 'code' || block?.kind === 'quote' || block?.kind === 'list'
  let at = index - 1
  if (isLed && leadsOn(blocks[at])) at--
  const before = blocks[at]
  if (before?.kind === 'section') return block?.kind === 'section' ? saidAtEnd(before, 0) : nothingSaid
  if (before?.kind !== 'comment') return nothingSaid
  return commentsUpTo(blocks, at, block?.kind === 'section' ? 'section' : 'block')
}

/** Whether a paragraph announces the block behind it. */
const leadsOn = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && block.prose.text.trimEnd().endsWith(':')

function commentsUpTo(blocks: readonly Block[], last: number, place: 'block' | 'section'): Settings {
  let settings = nothingSaid
  for (let at = last; at >= Math.max(0, last - most + 1); at--) {
    const block = blocks[at]
    if (block?.kind !== 'comment') break
    if (isRunbookComment(block)) settings = over(settingsOf(writtenInComment(block, null), [place]), settings)
  }
  return settings
}

/** What the end of a section says of the one that follows it. */
function saidAtEnd({ children }: { readonly children: readonly Block[] }, depth: number): Settings {
  const last = children.at(-1)
  if (last?.kind === 'section') return depth > 100 ? nothingSaid : saidAtEnd(last, depth + 1)
  return last?.kind === 'comment' ? commentsUpTo(children, children.length - 1, 'section') : nothingSaid
}

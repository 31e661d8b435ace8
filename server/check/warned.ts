/** Whether a document warns its reader of what a command destroys. */
import { type Block, childrenOf } from '../markup/block.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import { blocksIn, proseOf } from './blocks.ts'

/** How many siblings before a command, and blocks in each, a reader still has in mind. */
const memory = 30

/**
 * Whether what stands before `span`, in its own block and in the sections around it, warns of loss or says what will
 * be lost: a warning, a sentence that speaks of deleting, a heading that does, a comment in the same block.
 */
export function isWarnedOf(span: Span, blocks: readonly Block[], source: SourceText): boolean {
  let siblings = blocks
  for (;;) {
    const index = lastBefore(siblings, span.start)
    const block = siblings[index]
    if (siblings.slice(Math.max(0, index - memory), Math.max(0, index)).some(warns)) return true
    if (block === undefined || block.span.end < span.end) return false
    if (isWarning(block) || speaksOfLoss(proseOf(block)?.text ?? '')) return true
    if (block.kind === 'code') {
      const start = Math.max(block.span.start, span.start - 400)
      return (
        /^\s*#.*$/m.test(source.slice({ start, end: span.start })) &&
        speaksOfLoss(commentsIn(source, start, span.start))
      )
    }
    siblings = childrenOf(block)
  }
}

const commentsIn = (source: SourceText, start: number, end: number): string =>
  source
    .slice({ start, end })
    .split('\n')
    .filter(line => /^\s*#/.test(line))
    .join('\n')

/** The index of the last of `siblings`, which are in document order, that begins at or before `offset`; -1 for none. */
function lastBefore(siblings: readonly Block[], offset: number): number {
  let low = 0
  let high = siblings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((siblings[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

const isWarning = (block: Block): boolean =>
  block.kind === 'admonition' && /^(warning|danger|caution|attention|important|error)$/.test(block.name)

/** Whether an earlier sibling warns; an earlier section speaks for itself only. */
function warns(block: Block): boolean {
  if (block.kind === 'section') return false
  let answer = known.get(block)
  if (answer === undefined) {
    answer = holdsWarning(block)
    known.set(block, answer)
  }
  return answer
}

const known = new WeakMap<Block, boolean>()

function holdsWarning(block: Block): boolean {
  let seen = 0
  for (const inner of blocksIn([block])) {
    if (isWarning(inner) || speaksOfLoss(proseOf(inner)?.text ?? '')) return true
    if (++seen >= memory) return false
  }
  return false
}

const speaksOfLoss = (text: string): boolean =>
  /\b(warning|caution|danger|careful|destr[ou]|irreversibl|irrevocabl|permanent|los(e|es|ing|s|t)\b|eras|wip(e|es|ing)\b|delet|remov|drop|purg|format|clean|reset|uninstall|back(ed|s|ing)?[ -]?ups?\b|undone|no return)/i.test(
    text,
  )

import type { Block, Section } from '../../markup/block.ts'
import { blocksIn } from '../blocks.ts'
import { onlyPlaceholder } from '../only-placeholder.ts'
import type { Rule } from '../rule.ts'

export const emptySection: Rule = {
  id: 'empty-section',
  severity: 'warning',
  summary: 'A section has no content, so the reader cannot tell what to do.',
  *check(runbook) {
    const [first] = runbook.tree.blocks.filter(isContent)
    for (const block of blocksIn(runbook.tree.blocks)) {
      // A document's title may be a heading of the same level as those below it.
      if (block.kind !== 'section' || block.children.some(isContent) || block === first) continue
      if (onlyPlaceholder(block.title, runbook) !== null) continue
      yield {
        span: titleOf(block),
        message: `section has no content: expected what to do for \`${block.title.text}\``,
      }
    }
  },
}

/** Targets, transitions and comments are not for the reader. */
const isContent = (block: Block): boolean =>
  block.kind !== 'comment' && (block.kind !== 'other' || block.children.some(isContent))

const titleOf = ({ title, heading }: Section) => (title.span.end > title.span.start ? title.span : heading)

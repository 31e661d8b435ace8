import type { Section } from '../../markup/block.ts'
import { isContent } from '../blocks.ts'
import { onlyPlaceholder } from '../only-placeholder.ts'
import type { Rule } from '../rule.ts'

export const emptySection: Rule = {
  id: 'empty-section',
  severity: 'warning',
  summary: 'A section has no content, so the reader cannot tell what to do.',
  *ofPassage(passage, { source, blocks, isFirst }) {
    for (const block of blocks) {
      if (block.kind !== 'section' || block.children.some(isContent)) continue
      // A document's title may be a heading of the same level as those below it.
      if (block === passage.block && isFirst) continue
      if (onlyPlaceholder(block.title, passage.placeholders, source) !== null) continue
      yield {
        span: titleOf(block),
        message: `section has no content: expected what to do for \`${block.title.text}\``,
      }
    }
  },
}

const titleOf = ({ title, heading }: Section) => (title.span.end > title.span.start ? title.span : heading)

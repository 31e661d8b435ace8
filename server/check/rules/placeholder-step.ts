import type { Placeholder } from '../../runbook/model.ts'
import { onlyPlaceholder } from '../only-placeholder.ts'
import type { Rule } from '../rule.ts'

export const placeholderStep: Rule = {
  id: 'placeholder-step',
  severity: 'warning',
  summary: 'A heading or list item holds nothing but a placeholder, so a step is still to be written.',
  *ofPassage({ placeholders }, { source, blocks }) {
    // None of them is nothing but a placeholder where there is none.
    if (placeholders.length === 0) return
    for (const block of blocks) {
      if (block.kind === 'section') {
        const found = onlyPlaceholder(block.title, placeholders, source)
        if (found !== null) yield finding('section', found)
      } else if (block.kind === 'item' && block.children.length === 1) {
        const [child] = block.children
        const found = child?.kind === 'paragraph' ? onlyPlaceholder(child.prose, placeholders, source) : null
        if (found !== null) yield finding('step', found)
      }
    }
  },
}

const finding = (what: string, { text, span }: Placeholder) => ({
  span,
  message: `placeholder ${what}: expected what to do, found only \`${text}\``,
})

import type { Block } from '../../markup/block.ts'
import { countsIn } from '../numbering.ts'
import type { Rule } from '../rule.ts'

export const duplicateStepNumber: Rule = {
  id: 'duplicate-step-number',
  severity: 'warning',
  summary: 'Two steps have the same number, so nobody can say which one is meant.',
  *check(runbook) {
    for (const count of countsIn(runbook))
      for (const [index, { number, span, before }] of count.entries()) {
        const previous = count[index - 1]
        if (previous?.number !== number) continue
        const line = runbook.source.lineAt(previous.span.start)
        yield {
          span,
          message: joinsAlternatives(before)
            ? `step number ${number} is used twice, joined by OR: it and the one in line ${line} are alternatives; expected their headings to say so`
            : `step number ${number} is used twice: expected ${number + 1} after the ${number} in line ${line}`,
        }
      }
  },
}

/** A paragraph that says nothing but OR. */
const joinsAlternatives = (block: Block | null): boolean =>
  block?.kind === 'paragraph' && /^\W*(or|alternatively|either|otherwise)\W*$/i.test(block.prose.text)

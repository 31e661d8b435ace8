import { outOfCount } from '../numbering.ts'
import type { Rule } from '../rule.ts'

export const duplicateStepNumber: Rule = {
  id: 'duplicate-step-number',
  severity: 'warning',
  summary: 'Two steps have the same number, so nobody can say which one is meant.',
  ofDocument: outOfCount(
    (number, previous) => number === previous,
    ({ number, span, previousSpan, joined }, source) => {
      const line = source.lineAt(previousSpan.start)
      const message = joined
        ? `step number ${number} is used twice, joined by OR: it and the one in line ${line} are alternatives; expected their headings to say so`
        : `step number ${number} is used twice: expected ${number + 1} after the ${number} in line ${line}`
      return { span, message }
    },
  ),
}

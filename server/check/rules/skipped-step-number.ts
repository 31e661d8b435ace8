import { countsIn } from '../numbering.ts'
import type { Rule } from '../rule.ts'

export const skippedStepNumber: Rule = {
  id: 'skipped-step-number',
  severity: 'warning',
  summary: 'A step number is missing, so a reader may look for a step that was lost.',
  *check(runbook) {
    for (const count of countsIn(runbook))
      for (const [index, { number, span }] of count.entries()) {
        const previous = count[index - 1]?.number
        if (previous !== undefined && number > previous + 1)
          yield { span, message: `expected step number ${previous + 1}, found ${number}` }
      }
  },
}

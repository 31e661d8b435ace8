import { outOfCount } from '../numbering.ts'
import type { Rule } from '../rule.ts'

export const skippedStepNumber: Rule = {
  id: 'skipped-step-number',
  severity: 'warning',
  summary: 'A step number is missing, so a reader may look for a step that was lost.',
  ofDocument: outOfCount(
    (number, previous) => number > previous + 1,
    ({ number, span, previous }) => ({ span, message: `expected step number ${previous + 1}, found ${number}` }),
  ),
}

import { longestSaid } from '../said-by.ts'
import type { SettledLines } from '../settled-lines.ts'
import type { PresentStep } from './recognise.ts'
import type { StepFacts } from './step-facts.ts'

/**
 * Whether a step differs from what ran only in that its author has written down what its lines in doubt are, and as the
 * operator had said: nothing is in doubt any more, and its commands are those that ran.
 *
 *     ran: `echo a`, and by the operator's word the line `frob it`; `| web | 1/1 |` was output
 *     now: `$ echo a`, `$ frob it`
 */
export function isWrittenOut(facts: StepFacts, settled: SettledLines | undefined, now: PresentStep): boolean {
  if (settled === undefined || facts.inDoubt !== true || now.inDoubt === true || facts.kind !== now.kind) return false
  // Of a longer text only the beginning is known.
  if (facts.text.length >= longestSaid || now.text.length >= longestSaid) return false
  const left = now.text.split('\n')
  for (const { as, text } of settled.lines) {
    if (as !== 'run') continue
    for (const line of text.split('\n')) {
      const at = left.indexOf(line)
      if (at === -1) return false
      left.splice(at, 1)
    }
  }
  return left.join('\n') === facts.text
}

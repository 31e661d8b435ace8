import type { Runbook, Step, StepKind } from '../../runbook/model.ts'
import { longestSaid, saidBy } from '../said-by.ts'
import { stepHash } from '../step-hash.ts'

/** What a step was when it ran or was settled, by which it is known again in a document that was edited since. */
export interface StepFacts {
  /** SHA-256 (64 hex digits) of its source text. */
  readonly hash: string
  readonly kind: StepKind
  readonly title: string
  /** Titles of the sections around it, the outermost first. */
  readonly sections: readonly string[]
  readonly hosts: readonly string[]
  /** What it says: its commands; of a step without any, its title. The beginning of it. */
  readonly text: string
  /** It holds lines in doubt; left out when it holds none. */
  readonly inDoubt?: true
  /** Ids of the steps before and behind it in the document; null at an end. */
  readonly above: string | null
  readonly below: string | null
  /** Its id when it ran before it was edited. */
  readonly was?: string
}

/** The facts of a step as the document has it now. */
export function factsOf(runbook: Runbook, step: Step): StepFacts {
  const at = runbook.steps.indexOf(step)
  const { kind, title, procedure, hosts } = step
  return {
    ...{ hash: stepHash(runbook, step), kind, title: title.slice(0, longestSaid), sections: procedure, hosts },
    text: saidBy(step),
    ...(step.doubts.length > 0 ? { inDoubt: true } : {}),
    above: runbook.steps[at - 1]?.id ?? null,
    below: runbook.steps[at + 1]?.id ?? null,
  }
}

import type { Fault } from '../markup/block.ts'
import type { Runbook } from '../runbook/model.ts'
import { atOnce } from '../text/work.ts'
import type { Work } from '../text/work.ts'
import { PassageFindings, type Findings, type RuleFinding } from './passage-findings.ts'
import { inOrder, KnownProblems, merged, problemsOf, severityOf, type CheckSettings } from './problems.ts'
import type { Problem, Rule } from './rule.ts'
import { rules } from './rules/index.ts'

export type { CheckSettings }

/** Every rule at its own severity. */
export const defaultSettings: CheckSettings = { rules: {} }

/** What is wrong with a runbook, by place; of one place the graver first. */
export const check = (runbook: Runbook, settings: CheckSettings = defaultSettings): Problem[] => [
  ...atOnce(new Checker().check(runbook, settings)),
]

/** Checks a document that is being written: what was found in a passage is known as long as the passage stays. */
export class Checker {
  readonly #findings = new PassageFindings()
  #known = new KnownProblems(defaultSettings)
  #ofFaults: { readonly faults: readonly Fault[]; readonly problems: readonly Problem[] } | null = null;

  /** What is wrong with the document as it is now; see {@link check}. Work left undone harms nothing. */
  *check(runbook: Runbook, settings: CheckSettings): Work<readonly Problem[]> {
    if (this.#known.settings !== settings) {
      this.#known = new KnownProblems(settings)
      this.#ofFaults = null
    }
    const findings = yield* this.#findings.of(runbook)
    const within: Problem[] = []
    const beyond: Problem[] = []
    for (const each of findings) {
      const problems = this.#known.of(each)
      for (const problem of problems.within) within.push(problem)
      for (const problem of problems.beyond) beyond.push(problem)
    }
    const found: RuleFinding[] = []
    const sums = sumsByRule(findings)
    for (const rule of rules) {
      if (rule.ofDocument === undefined || severityOf(rule, settings) === 'off') continue
      for (const finding of rule.ofDocument.weigh(sums.get(rule) ?? [], runbook)) found.push({ rule, finding })
      yield
    }
    const ofDocument = inOrder([...problemsOf(found, settings), ...beyond])
    return merged(within, merged(this.#problemsOfFaults(runbook.tree.faults, settings), ofDocument))
  }

  #problemsOfFaults(faults: readonly Fault[], settings: CheckSettings): readonly Problem[] {
    if (this.#ofFaults?.faults !== faults) this.#ofFaults = { faults, problems: problemsOf(foundBy(faults), settings) }
    return this.#ofFaults.problems
  }
}

/** What markup found wrong, by the rules that report it. */
const foundBy = (faults: readonly Fault[]): readonly RuleFinding[] =>
  faults.flatMap(({ id, span, message, fix }) => {
    const rule = rulesById.get(id)
    return rule === undefined ? [] : { rule, finding: fix === null ? { span, message } : { span, message, fix } }
  })

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.id, rule]))

function sumsByRule(all: readonly Findings[]): ReadonlyMap<Rule, readonly unknown[]> {
  const sums = new Map<Rule, unknown[]>(rules.map(rule => [rule, []]))
  for (const findings of all) for (const [rule, sum] of findings.sums) sums.get(rule)?.push(sum)
  return sums
}

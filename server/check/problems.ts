import type { Severity, Problem, Rule } from './rule.ts'
import type { Findings, RuleFinding } from './passage-findings.ts'

/** What a reader wants to hear of: by rule id, another severity than the rule's own, or nothing. */
export interface CheckSettings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>
}

/** The severity a rule has under `settings`. */
export const severityOf = (rule: Rule, settings: CheckSettings): Severity | 'off' =>
  (Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined) ?? rule.severity

/** What was found, by place, as a reader wants to hear of it. */
export const problemsOf = (found: readonly RuleFinding[], settings: CheckSettings): readonly Problem[] =>
  inOrder(
    found.flatMap(({ rule, finding: { span, message, fix, otherFixes } }): Problem | readonly [] => {
      const severity = severityOf(rule, settings)
      if (severity === 'off') return []
      const others = otherFixes === undefined ? {} : { otherFixes }
      return { rule: rule.id, severity, span, message, fix: fix ?? null, ...others }
    }),
  )

/** The problems of a stretch: those that lie within it, by place, and those that lie elsewhere. */
export interface StretchProblems {
  readonly within: readonly Problem[]
  readonly beyond: readonly Problem[]
}

/** The problems of stretches, as long as these and the settings stay. */
export class KnownProblems {
  readonly #known = new WeakMap<Findings, StretchProblems>()

  constructor(readonly settings: CheckSettings) {}

  of(findings: Findings): StretchProblems {
    let known = this.#known.get(findings)
    if (known === undefined) {
      const { first, last } = findings
      const isWithin = ({ span }: Problem) => first.start <= span.start && span.start < last.end
      const all = problemsOf(findings.found, this.settings)
      known = { within: all.filter(isWithin), beyond: all.filter(problem => !isWithin(problem)) }
      this.#known.set(findings, known)
    }
    return known
  }
}

/** Some problems, by place. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] => [...problems].sort(byPlace)

const gravity: readonly Severity[] = ['error', 'warning', 'info', 'hint']

/** By place; of one place the graver first. */
const byPlace = (a: Problem, b: Problem): number =>
  a.span.start - b.span.start ||
  gravity.indexOf(a.severity) - gravity.indexOf(b.severity) ||
  a.span.end - b.span.end ||
  a.rule.localeCompare(b.rule, 'en')

/** The problems of two lists that are both by place. */
export function merged(one: readonly Problem[], other: readonly Problem[]): readonly Problem[] {
  if (other.length === 0) return one
  const all: Problem[] = []
  let at = 0
  for (const problem of other) {
    for (let next = one[at]; next !== undefined && byPlace(next, problem) <= 0; next = one[++at]) all.push(next)
    all.push(problem)
  }
  return all.concat(one.slice(at))
}

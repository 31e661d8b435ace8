import type { Runbook } from '../runbook/model.ts'
import { atOnce } from '../text/work.ts'
import type { Work } from '../text/work.ts'
import type { Problem, Rule, Severity } from './rule.ts'
import { rules } from './rules/index.ts'

/** What a reader wants to hear of: by rule id, another severity than the rule's own, or nothing. */
export interface CheckSettings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>
}

/** Every rule at its own severity. */
export const defaultSettings: CheckSettings = { rules: {} }

/** What is wrong with a runbook, by place; of one place the graver first. */
export function check(runbook: Runbook, settings: CheckSettings = defaultSettings): Problem[] {
  return atOnce(checking(runbook, settings))
}

/** The same in pieces, for a document that may be long. */
export function* checking(runbook: Runbook, settings: CheckSettings): Work<Problem[]> {
  const problems: Problem[] = []
  for (const rule of rules) {
    for (const problem of problemsOf(rule, runbook, severityOf(rule, settings))) {
      problems.push(problem)
      yield
    }
    yield
  }
  return problems.sort(byPlace)
}

/** What one rule alone says of a runbook. */
function* problemsOf(rule: Rule, runbook: Runbook, severity: Severity | 'off'): Generator<Problem> {
  if (severity === 'off') return
  for (const { span, message, fix } of rule.check(runbook))
    yield { rule: rule.id, severity, span, message, fix: fix ?? null }
}

/** The severity a rule has under `settings`. */
const severityOf = (rule: Rule, settings: CheckSettings): Severity | 'off' =>
  (Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined) ?? rule.severity

const gravity: readonly Severity[] = ['error', 'warning', 'info', 'hint']

const byPlace = (a: Problem, b: Problem): number =>
  a.span.start - b.span.start ||
  gravity.indexOf(a.severity) - gravity.indexOf(b.severity) ||
  a.span.end - b.span.end ||
  a.rule.localeCompare(b.rule, 'en')

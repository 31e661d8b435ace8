import type { Fault } from '../markup/block.ts'
import type { Runbook } from '../runbook/model.ts'
import { atOnce } from '../text/work.ts'
import type { Work } from '../text/work.ts'
import { PassageFindings, type Findings, type RuleFinding } from './passage-findings.ts'
import type { Problem, Rule, Severity } from './rule.ts'
import { rules } from './rules/index.ts'

/** What a reader wants to hear of: by rule id, another severity than the rule's own, or nothing. */
export interface CheckSettings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>
}

/** Every rule at its own severity. */
export const defaultSettings: CheckSettings = { rules: {} }

/** What is wrong with a runbook, by place; of one place the graver first. */
export const check = (runbook: Runbook, settings: CheckSettings = defaultSettings): Problem[] =>
  atOnce(new Checker().check(runbook, settings))

/** Checks a document that is being written: what was found in a passage is known as long as the passage stays. */
export class Checker {
  readonly #findings = new PassageFindings();

  /** What is wrong with the document as it is now; see {@link check}. Work left undone harms nothing. */
  *check(runbook: Runbook, settings: CheckSettings): Work<Problem[]> {
    const { found, notes } = gathered(yield* this.#findings.of(runbook))
    for (const rule of rules) {
      if (rule.ofDocument === undefined || severityOf(rule, settings) === 'off') continue
      for (const finding of rule.ofDocument.weigh(notes.get(rule) ?? [], runbook)) found.push({ rule, finding })
      yield
    }
    for (const fault of runbook.tree.faults) {
      const rule = rulesById.get(fault.id)
      if (rule !== undefined) found.push({ rule, finding: findingOf(fault) })
    }
    yield
    return found.flatMap(one => problemOf(one, settings)).sort(byPlace)
  }
}

/** All findings, and all notes by the rule whose they are. */
function gathered(all: readonly Findings[]): { found: RuleFinding[]; notes: ReadonlyMap<Rule, readonly unknown[]> } {
  const found: RuleFinding[] = []
  const notes = new Map<Rule, unknown[]>(rules.map(rule => [rule, []]))
  for (const findings of all) {
    for (const one of findings.found) found.push(one)
    for (const [rule, own] of findings.noted) {
      const list = notes.get(rule)
      if (list !== undefined) for (const note of own) list.push(note)
    }
  }
  return { found, notes }
}

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.id, rule]))

const findingOf = ({ span, message, fix }: Fault): RuleFinding['finding'] =>
  fix === null ? { span, message } : { span, message, fix }

function problemOf({ rule, finding }: RuleFinding, settings: CheckSettings): Problem | readonly [] {
  const severity = severityOf(rule, settings)
  const { span, message, fix } = finding
  return severity === 'off' ? [] : { rule: rule.id, severity, span, message, fix: fix ?? null }
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

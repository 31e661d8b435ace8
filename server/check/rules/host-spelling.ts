import type { Prompt, Runbook, Step } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'
import type { Rule } from '../rule.ts'

export const hostSpelling: Rule = {
  id: 'host-spelling',
  severity: 'warning',
  summary: 'One host is spelled in several ways, which makes it several hosts.',
  *check(runbook) {
    for (const spellings of hostsOf(runbook)) {
      const [usual, ...others] = [...spellings].sort(([, a], [, b]) => b.length - a.length)
      if (usual === undefined) continue
      for (const [name, uses] of others)
        for (const spans of byStep(uses)) {
          const [span] = spans
          if (span === undefined) continue
          yield {
            span,
            message: `host \`${name}\` is spelled \`${usual[0]}\` elsewhere`,
            fix: { title: `Write '${usual[0]}'`, edits: spans.map(span => ({ span, text: usual[0] })) },
          }
        }
    }
  },
}

interface Use {
  readonly step: Step
  readonly span: Span
}

/** The prompts' hosts: for each that has several spellings, its spellings in document order and where they stand. */
function hostsOf({ steps }: Runbook): Map<string, Use[]>[] {
  const hosts = new Map<string, Map<string, Use[]>>()
  for (const step of steps)
    for (const { prompt } of step.commands) {
      const name = prompt?.host
      const span = prompt == null ? null : spanOfHost(prompt)
      if (name == null || span === null) continue
      const spellings = hosts.get(skeleton(name)) ?? new Map<string, Use[]>()
      hosts.set(skeleton(name), spellings)
      const uses = spellings.get(name) ?? []
      spellings.set(name, uses)
      uses.push({ step, span })
    }
  return [...hosts.values()].filter(spellings => spellings.size > 1)
}

/** A name without its case and separators, but for those between digits: `node-1-1` is not `node-11`. */
const skeleton = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[-._]+/g, '-')
    .replace(/(?<!\d)-|-(?!\d)/g, '')

function spanOfHost({ host, text, span }: Prompt): Span | null {
  if (host === null) return null
  const user = text.indexOf('@')
  const at = text.indexOf(host, user + 1)
  return at === -1 ? null : { start: span.start + at, end: span.start + at + host.length }
}

/** The uses of one step are reported and mended together. */
function byStep(uses: readonly Use[]): Iterable<Span[]> {
  const steps = new Map<Step, Span[]>()
  for (const { step, span } of uses) {
    const spans = steps.get(step)
    if (spans === undefined) steps.set(step, [span])
    else spans.push(span)
  }
  return steps.values()
}

import type { Prompt, Step, StepId } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'
import { summing, type Finding, type Rule } from '../rule.ts'

export const hostSpelling: Rule = {
  id: 'host-spelling',
  severity: 'warning',
  summary: 'One host is spelled in several ways, which makes it several hosts.',
  ofDocument: summing<Use, Uses>({ note: ({ steps }) => steps.flatMap(usesIn), sum, weigh }),
}

function* weigh(all: readonly Uses[]): Generator<Finding> {
  const names = new Map<string, Set<string>>()
  for (const { spellings } of all)
    for (const { skeleton, name } of spellings) {
      const known = names.get(skeleton)
      if (known === undefined) names.set(skeleton, new Set([name]))
      else known.add(name)
    }
  const isSpelledTwice = ({ skeleton }: Use) => (names.get(skeleton)?.size ?? 0) > 1
  for (const spellings of hostsOf(
    all.flatMap(({ uses, spellings }) => (spellings.some(isSpelledTwice) ? uses.filter(isSpelledTwice) : [])),
  )) {
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
}

/** A prompt that names a host. */
interface Use {
  readonly step: StepId
  readonly name: string
  readonly skeleton: string
  readonly span: Span
}

/** All uses, and one of each spelling. */
interface Uses {
  readonly uses: readonly Use[]
  readonly spellings: readonly Use[]
}

function sum(uses: readonly Use[]): Uses {
  return { uses, spellings: [...new Map(uses.map(use => [use.name, use])).values()] }
}

const usesIn = ({ id, commands }: Step): Use[] =>
  commands.flatMap(({ prompt }) => {
    const name = prompt?.host ?? null
    const span = prompt === null ? null : spanOfHost(prompt)
    return name === null || span === null ? [] : [{ step: id, name, skeleton: skeletonOf(name), span }]
  })

/** For each host its spellings in document order, and where they stand. */
function hostsOf(all: readonly Use[]): Iterable<Map<string, Use[]>> {
  const hosts = new Map<string, Map<string, Use[]>>()
  for (const use of all) {
    const spellings = hosts.get(use.skeleton) ?? new Map<string, Use[]>()
    hosts.set(use.skeleton, spellings)
    const uses = spellings.get(use.name) ?? []
    spellings.set(use.name, uses)
    uses.push(use)
  }
  return hosts.values()
}

/** A name without its case and separators, but for those between digits: `node-1-1` is not `node-11`. */
const skeletonOf = (name: string): string =>
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
  const steps = new Map<StepId, Span[]>()
  for (const { step, span } of uses) {
    const spans = steps.get(step)
    if (spans === undefined) steps.set(step, [span])
    else spans.push(span)
  }
  return steps.values()
}

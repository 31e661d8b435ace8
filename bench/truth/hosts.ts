import type { Step } from '../../server/runbook/model.ts'
import labels from './hosts.json' with { type: 'json' }
import { projectOf, type LabelledDocument } from './document.ts'
import { Score, type Truth } from './score.ts'

/** Hosts of steps as the text around them names them, by the line where a command of the step begins. */
interface HostLabels {
  readonly hosts?: Readonly<Record<string, readonly string[]>>
  /** Commands whose place a careful reader cannot tell, or learns only from far away. */
  readonly unsure?: readonly number[]
}

const labelled = labels as Readonly<Record<string, HostLabels>>

/**
 * Whether the hosts that the text around a step names are found, and no others. Steps whose prompts name a host say nothing
 * about prose and are left out, and so are commands that the product does not find. Nothing is learnt from documents here, so
 * that leaving a project out changes nothing; its own score is what tells.
 */
export function truthOfHosts(documents: readonly LabelledDocument[]): Truth {
  const whole = new Score()
  const leftOut = new Map<string, Score>()
  for (const document of documents) {
    const own = labelled[document.name]
    if (own === undefined) continue
    const score = scoreOf(document, own)
    whole.add(score)
    const project = projectOf(document.name)
    const sum = leftOut.get(project) ?? new Score()
    sum.add(score)
    leftOut.set(project, sum)
  }
  return { whole, leftOut }
}

function scoreOf(
  { name, runbook, commands, inline }: LabelledDocument,
  { hosts = {}, unsure = [] }: HostLabels,
): Score {
  const score = new Score()
  const steps = stepsByLine(runbook.steps, offset => runbook.source.lineAt(offset))
  const seen = new Set<Step>()
  const shown = new Set(commands.filter(({ host }) => host !== null).map(({ line }) => line))
  for (const { line } of [...commands, ...inline]) {
    const step = steps.get(line)
    if (step === undefined) continue
    if (unsure.includes(line) || shown.has(line)) seen.add(step)
    if (step.commands.some(({ prompt }) => prompt?.host != null)) continue
    // A step in a block is judged once, by the first of its commands that is labelled with a host, else by its first.
    if (seen.has(step)) continue
    seen.add(step)
    const expected = [...(hosts[line] ?? [])]
    for (const host of step.hosts) {
      const at = expected.findIndex(each => isSameHost(each, host))
      if (at < 0) score.strange.push(`${name}:${line} ${host}`)
      else {
        score.hits++
        expected.splice(at, 1)
      }
    }
    for (const host of expected) score.missed.push(`${name}:${line} ${host}`)
  }
  return score
}

function stepsByLine(steps: readonly Step[], lineAt: (offset: number) => number): ReadonlyMap<number, Step> {
  const byLine = new Map<number, Step>()
  for (const step of steps)
    if (step.kind === 'command' || step.kind === 'inline')
      for (const { span } of step.commands) if (!byLine.has(lineAt(span.start))) byLine.set(lineAt(span.start), step)
  return byLine
}

/** Whether two ways of writing name one host: "the new node" and "new node", "pithos host" and "pithos". */
function isSameHost(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  return a.every(word => b.includes(word)) || b.every(word => a.includes(word))
}

function wordsOf(host: string): readonly string[] {
  const words = host
    .toLowerCase()
    .split(/[^\w.-]+/)
    .filter(word => word !== '' && !/^(?:the|a|an|your|our|of|on|in)$/.test(word))
    .map(word =>
      /^(?:hosts|nodes|servers|machines|clients|controllers|systems)$/.test(word) ? word.slice(0, -1) : word,
    )
  const telling = words.filter(word => !/^(?:host|node|server|machine|system)$/.test(word))
  return telling.length > 0 ? telling : words
}

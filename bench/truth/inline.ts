import type { Block, Prose } from '../../server/markup/block.ts'
import { weighedIn } from '../../server/runbook/prose/inline/inline-command.ts'
import { expected, settled } from '../../server/runbook/prose/inline/signs.ts'
import { sumOf, type WeighedSpan, type Weights } from '../../server/runbook/prose/inline/weigh.ts'
import { projectOf, type LabelledDocument } from './document.ts'
import { learn, type Case } from './learn.ts'
import { Score, type Truth } from './score.ts'

/** A code span that was weighed, and whether a label says that it is to be run. */
interface Judged {
  readonly weighed: WeighedSpan
  readonly isLabelled: boolean
  readonly at: string
}

interface JudgedDocument {
  readonly project: string
  readonly spans: readonly Judged[]
  /** Labels of what was not weighed at all. */
  readonly unseen: readonly string[]
}

/**
 * Whether the commands in running text are found that its reader is told to run, and no others: with the weights of the
 * product, and for each project with weights that were learnt from the others.
 */
export function truthOfInline(documents: readonly LabelledDocument[]): Truth {
  const judged = documents.map(judge)
  const whole = new Score()
  for (const document of judged) whole.add(scoreOf(document, ({ weight }) => weight))
  const leftOut = new Map<string, Score>()
  for (const project of new Set(judged.map(each => each.project))) {
    const weights = { ...learn(casesOf(judged.filter(each => each.project !== project)), learnable), ...settled }
    const score = new Score()
    for (const document of judged)
      if (document.project === project) score.add(scoreOf(document, ({ shown }) => sumOf(shown, weights)))
    leftOut.set(project, score)
  }
  return { whole, leftOut }
}

/** The weights that all documents together teach. */
export const learnInline = (documents: readonly LabelledDocument[]): Weights =>
  learn(casesOf(documents.map(judge)), learnable)

const learnable = Object.fromEntries(Object.entries(expected).filter(([name]) => !Object.hasOwn(settled, name)))

const casesOf = (documents: readonly JudgedDocument[]): Case[] =>
  documents.flatMap(({ spans }) =>
    spans.map(({ weighed: { shown }, isLabelled }) => ({
      shown: shown.filter(name => !Object.hasOwn(settled, name)),
      settled: shown.reduce((sum, name) => sum + (settled[name] ?? 0), 0),
      isSo: isLabelled,
    })),
  )

function judge({ name, runbook, inline }: LabelledDocument): JudgedDocument {
  const left = [...inline]
  const spans = prosesIn(runbook.tree.blocks)
    .flatMap(weighedIn)
    .map((weighed): Judged => {
      const { content, text } = weighed.span.inline
      const line = runbook.source.lineAt(content.start)
      const found = left.findIndex(label => label.line === line && text.trim().startsWith(label.text.trim()))
      if (found >= 0) left.splice(found, 1)
      return { weighed, isLabelled: found >= 0, at: `${name}:${line} ${text}` }
    })
  return {
    project: projectOf(name),
    spans,
    unseen: left.map(({ line, text }) => `${name}:${line} ${text} (not weighed)`),
  }
}

function scoreOf({ spans, unseen }: JudgedDocument, weightOf: (weighed: WeighedSpan) => number): Score {
  const score = new Score()
  for (const { weighed, isLabelled, at } of spans) {
    const isFound = weightOf(weighed) > 0
    if (isFound && isLabelled) score.hits++
    else if (isFound) score.strange.push(at)
    else if (isLabelled) score.missed.push(at)
  }
  score.missed.push(...unseen)
  return score
}

function prosesIn(blocks: readonly Block[]): Prose[] {
  return blocks.flatMap(block => [
    ...(block.kind === 'paragraph' ? [block.prose] : []),
    ...('children' in block ? prosesIn(block.children) : []),
    ...('items' in block ? prosesIn(block.items) : []),
  ])
}

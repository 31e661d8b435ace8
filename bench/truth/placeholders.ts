import { row } from '../measure.ts'
import type { Placeholder, Runbook } from '../../server/runbook/model.ts'
import { Score } from './score.ts'

/** A document as the product reads it, with the labels that a person gave it beforehand. */
export interface LabelledPlaceholders {
  /** Its file name; the part up to the second `__` names its project. */
  readonly name: string
  readonly runbook: Runbook
  readonly labels: {
    readonly placeholders: readonly {
      readonly line: number
      readonly text: string
      readonly kind: 'spelled' | 'sample'
    }[]
  }
}

type Label = LabelledPlaceholders['labels']['placeholders'][number]

/** Which labels are compared with which findings. */
interface Question {
  readonly title: string
  readonly isLabelled: (label: Label) => boolean
  readonly isFound: (placeholder: Placeholder) => boolean
}

const inCommand = ({ where }: Placeholder): boolean => where === 'command' || where === 'inline'

const spelled: Question = {
  title: 'spelled placeholders',
  isLabelled: ({ kind }) => kind === 'spelled',
  isFound: found => inCommand(found) && found.kind !== 'sample',
}

const questions: readonly Question[] = [
  spelled,
  {
    title: 'sample values',
    isLabelled: ({ kind }) => kind === 'sample',
    isFound: found => inCommand(found) && found.kind === 'sample',
  },
  { title: 'either, whichever it is called', isLabelled: () => true, isFound: inCommand },
]

/** Which lines of a document count. */
type Counted = (runbook: Runbook) => (line: number) => boolean

const everywhere: Counted = () => () => true

/** The lines of recognised commands. */
const inRecognised: Counted = runbook => {
  const lines = new Set<number>()
  for (const { span } of runbook.steps.flatMap(({ commands }) => commands))
    for (let line = runbook.source.lineAt(span.start); line <= runbook.source.lineAt(span.end); line++) lines.add(line)
  return line => lines.has(line)
}

/**
 * Prints how well the placeholders of commands agree with the labels: on all lines, and on the lines of recognised commands,
 * because a command that is not recognised has no placeholders. The weights are set by hand, not fitted to the documents, so
 * leaving a project out changes nothing; the projects with the lowest scores are named instead.
 *
 * `TRUTH=placeholders` lists misses and strangers, `TRUTH=placeholders:PART` only those of documents with PART in their name.
 */
export function truthOfPlaceholders(documents: readonly LabelledPlaceholders[]): void {
  for (const question of questions) {
    row(question.title, ...scoreOn(documents, question, everywhere).cells)
    row('  in recognised commands', ...scoreOn(documents, question, inRecognised).cells)
  }
  for (const { project, score } of worstProjects(documents, spelled)) row(`  spelled, ${project}`, ...score.cells)
  const [what, part = ''] = (process.env['TRUTH'] ?? '').split(':')
  if (what !== 'placeholders') return
  for (const question of questions) {
    const score = scoreOn(
      documents.filter(({ name }) => name.includes(part)),
      question,
      everywhere,
    )
    for (const key of score.missed) console.log(`  missed   ${question.title}: ${key}`)
    for (const key of score.strange) console.log(`  strange  ${question.title}: ${key}`)
  }
}

function scoreOn(
  documents: readonly LabelledPlaceholders[],
  { isLabelled, isFound }: Question,
  counted: Counted,
): Score {
  const score = new Score()
  for (const { name, runbook, labels } of documents) {
    const counts = counted(runbook)
    score.compare(
      labels.placeholders
        .filter(label => isLabelled(label) && counts(label.line))
        .map(({ line, text }) => `${line} ${text}`),
      runbook.placeholders.filter(isFound).map(({ span, text }) => `${runbook.source.lineAt(span.start)} ${text}`),
      `${name} `,
    )
  }
  return score
}

/** The five projects with the lowest scores. */
function worstProjects(documents: readonly LabelledPlaceholders[], question: Question) {
  const projects = new Set(documents.map(({ name }) => projectOf(name)))
  return [...projects]
    .map(project => ({
      project,
      score: scoreOn(
        documents.filter(({ name }) => projectOf(name) === project),
        question,
        everywhere,
      ),
    }))
    .filter(({ score }) => score.missed.length + score.strange.length > 0)
    .sort((a, b) => a.score.f1 - b.score.f1)
    .slice(0, 5)
}

const projectOf = (name: string): string => name.split('__').slice(0, 2).join('/')

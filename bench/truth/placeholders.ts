import { row } from '../measure.ts'
import type { Placeholder, Runbook } from '../../server/runbook/model.ts'
import { Agreement } from './agreement.ts'

/** A document that a person has read before the product did, and what both found in it. */
export interface LabelledPlaceholders {
  /** Its file name; up to the second `__` that of its project. */
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

/** What is compared with what. */
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

/** Those that lie in a command that was recognised. */
const inRecognised: Counted = runbook => {
  const lines = new Set<number>()
  for (const { span } of runbook.steps.flatMap(({ commands }) => commands))
    for (let line = runbook.source.lineAt(span.start); line <= runbook.source.lineAt(span.end); line++) lines.add(line)
  return line => lines.has(line)
}

/**
 * Prints how the placeholders of commands agree with the labels: on the whole, and on those lines alone that lie in
 * recognised commands, for what is no command to the recogniser has no placeholders. The weights are set by hand and not
 * fitted to the documents, so that leaving a project out changes nothing; the projects that do worst are named instead.
 *
 * `TRUTH=placeholders` lists what was missed and what is strange, `TRUTH=placeholders:PART` in documents of that name.
 */
export function truthOfPlaceholders(documents: readonly LabelledPlaceholders[]): void {
  for (const question of questions) {
    row(question.title, ...agreementOn(documents, question, everywhere).cells)
    row('  in recognised commands', ...agreementOn(documents, question, inRecognised).cells)
  }
  for (const { project, agreement } of worstProjects(documents, spelled))
    row(`  spelled, ${project}`, ...agreement.cells)
  const [what, part = ''] = (process.env['TRUTH'] ?? '').split(':')
  if (what !== 'placeholders') return
  for (const question of questions) {
    const agreement = agreementOn(
      documents.filter(({ name }) => name.includes(part)),
      question,
      everywhere,
    )
    for (const key of agreement.missed) console.log(`  missed   ${question.title}: ${key}`)
    for (const key of agreement.strange) console.log(`  strange  ${question.title}: ${key}`)
  }
}

function agreementOn(
  documents: readonly LabelledPlaceholders[],
  { isLabelled, isFound }: Question,
  counted: Counted,
): Agreement {
  const agreement = new Agreement()
  for (const { name, runbook, labels } of documents) {
    const counts = counted(runbook)
    agreement.compare(
      name,
      labels.placeholders
        .filter(label => isLabelled(label) && counts(label.line))
        .map(({ line, text }) => `${line} ${text}`),
      runbook.placeholders.filter(isFound).map(({ span, text }) => `${runbook.source.lineAt(span.start)} ${text}`),
    )
  }
  return agreement
}

/** The five projects whose documents agree least. */
function worstProjects(documents: readonly LabelledPlaceholders[], question: Question) {
  const projects = new Set(documents.map(({ name }) => projectOf(name)))
  return [...projects]
    .map(project => ({
      project,
      agreement: agreementOn(
        documents.filter(({ name }) => projectOf(name) === project),
        question,
        everywhere,
      ),
    }))
    .filter(({ agreement }) => agreement.missed.length + agreement.strange.length > 0)
    .sort((a, b) => a.agreement.f1 - b.agreement.f1)
    .slice(0, 5)
}

const projectOf = (name: string): string => name.split('__').slice(0, 2).join('/')

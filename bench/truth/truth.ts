/** `npm run bench -- truth`: compares what is found in labelled documents with their labels, leaving out of the fitting each document's own project. */
import type { Evidence } from '../../server/runbook/evidence/evidence.ts'
import { standardEvidence } from '../../server/runbook/evidence/standard.ts'
import { row } from '../measure.ts'
import { labelledDocuments, type LabelledDocument } from './corpus.ts'
import { readAll } from './document.ts'
import { examplesOf } from './examples.ts'
import { fit } from './fit.ts'
import { truthOfHosts } from './hosts.ts'
import { truthOfInline } from './inline.ts'
import { LineTruth } from './lines.ts'
import { truthOfPlaceholders } from './placeholders.ts'
import { leftOutTogether, type Truth } from './score.ts'

export function benchTruth(): void {
  const documents = labelledDocuments()
  if (documents.length === 0) return row('left out: expected labelled documents, found none')
  const projects = [...new Set(documents.map(({ project }) => project))]
  row(`${documents.length} documents of ${projects.length} projects`)
  const whole = new LineTruth()
  for (const document of documents) whole.add(document, standardEvidence)
  print('with the weights that ship', whole)
  const out = leftOut(documents, projects)
  print('each project left out of the fitting', out)
  const read = readAll(documents)
  const labels = new Map(documents.map(each => [each.name, each.labels]))
  printTruth('inline commands', truthOfInline(read))
  printTruth('hosts in prose (weights set by hand)', truthOfHosts(read))
  truthOfPlaceholders(
    read.map(({ name, runbook }) => ({ name, runbook, labels: labels.get(name) ?? { placeholders: [] } })),
  )
  const wanted = process.env['TRUTH'] ?? ''
  for (const what of ['missed', 'strange'] as const)
    if (wanted.includes(what)) console.log(what + '\n' + out.commands[what].join('\n'))
  if (wanted.includes('lost')) console.log('lost\n' + out.lost.join('\n'))
  if (wanted.includes('run'))
    console.log('run\n' + [...out.run.shell.map(each => 'SHELL ' + each), ...out.run.elsewhere].join('\n'))
  if (wanted.includes('doubts')) console.log('doubts\n' + out.doubts.join('\n'))
}

function leftOut(documents: readonly LabelledDocument[], projects: readonly string[]): LineTruth {
  const examples = documents.flatMap(examplesOf)
  const truth = new LineTruth()
  for (const project of projects) {
    const evidence: Evidence = { weights: fit(examples.filter(example => example.project !== project)) }
    for (const document of documents) if (document.project === project) truth.add(document, evidence)
  }
  return truth
}

function printTruth(title: string, truth: Truth): void {
  row(title, ...truth.whole.cells)
  row('  each project left out', ...leftOutTogether(truth).cells)
}

const share = (count: number, of: number) => `${count} (${((100 * count) / Math.max(1, of)).toFixed(2)} %)`

function print(title: string, { commands, lost, run, shown, doubts, doubtsInShell, lines }: LineTruth): void {
  row(title)
  row('  commands', ...commands.cells)
  row('  command lines lost without a word', String(lost.length))
  row('  shown lines run in blocks marked as shell', share(run.shell.length, shown.shell))
  row('  shown lines run elsewhere', share(run.elsewhere.length, shown.elsewhere))
  row('  lines in doubt, of all lines in blocks', share(doubts.length, lines))
  row('    of which in blocks marked as shell', String(doubtsInShell))
  row('    of which labelled as typed', String(doubts.filter(each => each.startsWith('typed')).length))
}

/** `npm run fit`: writes the weights of lines of blocks and of inline commands, fitted to all labelled documents. */
import { writeFileSync } from 'node:fs'
import { observationNames } from '../../server/runbook/evidence/chain.ts'
import { labelledDocuments } from './corpus.ts'
import { readAll } from './document.ts'
import { examplesOf } from './examples.ts'
import { fit } from './fit.ts'
import { learnInline } from './inline.ts'

const documents = labelledDocuments()
if (documents.length === 0) {
  console.error('fit: expected labelled documents in ../shared/corpus, found none')
  process.exit(2)
}
const { seen, turns } = fit(documents.flatMap(examplesOf))
const short = (weight: number): number => Math.round(weight * 100) / 100
const fitted = {
  seen: Object.fromEntries(observationNames.map((name, index) => [name, short(seen[index] ?? 0)])),
  turns: Array.from(turns, short),
}
writeFileSync('server/runbook/evidence/weights.json', `${JSON.stringify(fitted, null, 2)}\n`)
const inline = learnInline(readAll(documents))
writeFileSync('server/runbook/prose/inline/weights.json', `${JSON.stringify(inline, null, 2)}\n`)
console.log(
  `fitted ${observationNames.length} and ${Object.keys(inline).length} weights to ${documents.length} documents; next: npm run bench -- truth`,
)

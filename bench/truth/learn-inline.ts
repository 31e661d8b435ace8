/** Learns the weights of the signs of inline commands from the labelled documents, and writes them where the product has them. */
import { writeFileSync } from 'node:fs'
import { learnInline } from './inline.ts'
import { readAll } from './document.ts'

const documents = readAll()
if (documents.length === 0) throw new Error('expected the labelled documents beside the checkout, found none')
const weights = learnInline(documents)
writeFileSync('server/runbook/prose/inline/weights.json', `${JSON.stringify(weights, null, 2)}\n`)
console.log(`${Object.keys(weights).length} weights learnt from ${documents.length} documents`)

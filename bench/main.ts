/**
 * `npm run bench [-- PART …]`: prints the numbers we claim, each against a named peer in the same run; all parts when
 * none is named.
 */
import { existsSync } from 'node:fs'
import { benchActivation } from './activation.ts'
import { benchHostile } from './hostile/hostile.ts'
import { benchLenses } from './lenses.ts'
import { benchKeystroke } from './keystroke/keystroke.ts'
import { row } from './measure.ts'
import { benchParsing } from './parsing/parsing.ts'
import { benchSizes } from './sizes.ts'
import { benchTruth } from './truth/truth.ts'
import { benchJournal } from './running/journal.ts'
import { benchLocalSteps } from './running/local-steps.ts'
import { benchSshSteps } from './running/ssh-steps.ts'
import { benchThroughput } from './running/throughput.ts'

// The largest of the guides this project was born from, where they are at hand; else our own sample of it.
const seed = '../shared/corpus/seeds/synnefo-0.19.rst'

const parts: Readonly<Record<string, { readonly title: string; readonly run: () => unknown }>> = {
  opening: {
    title: 'Opening a document',
    run: () =>
      existsSync(seed) ? benchLenses('largest seed', seed) : benchLenses('largest sample', 'runbooks/synnefo-0.19.rst'),
  },
  activation: {
    title: 'Activation, in a real VS Code',
    run: () =>
      process.env['CHROMIUM'] === undefined ? row('left out: expected a Chromium, found none') : benchActivation(),
  },
  steps: { title: 'Running a step', run: benchLocalSteps },
  ssh: { title: 'Running a step on another host', run: benchSshSteps },
  throughput: { title: 'What a command prints', run: benchThroughput },
  journal: { title: 'The record', run: benchJournal },
  parsing: { title: 'Reading documents', run: benchParsing },
  keystroke: { title: 'A keystroke', run: benchKeystroke },
  truth: { title: 'What is found in labelled documents', run: benchTruth },
  hostile: { title: 'Hostile documents', run: benchHostile },
  sizes: { title: 'Sizes', run: benchSizes },
}

const asked = process.argv.slice(2)
const unknown = asked.find(name => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`bench: expected one of ${Object.keys(parts).join(', ')}, found ${unknown}`)
  process.exit(2)
}
for (const [name, { title, run }] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${title}`)
  await run()
}

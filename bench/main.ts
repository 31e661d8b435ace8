/** `npm run bench`: prints the numbers we claim, each against a named peer in the same run. */
import { existsSync } from 'node:fs'
import { benchActivation } from './activation.ts'
import { benchLenses } from './lenses.ts'
import { row } from './measure.ts'
import { benchSizes } from './sizes.ts'
import { benchSteps } from './steps.ts'

const title = (text: string) => console.log(`\n${text}`)

// The largest of the guides this project was born from, where they are at hand; else our own sample of it.
const seed = '../shared/corpus/seeds/synnefo-0.19.rst'
title('Opening a document')
await benchLenses(
  existsSync(seed) ? 'largest seed' : 'largest sample',
  existsSync(seed) ? seed : 'runbooks/synnefo-0.19.rst',
)
title('Activation, in a real VS Code')
if (process.env['CHROMIUM'] === undefined) row('left out: expected a Chromium, found none')
else await benchActivation()
title('Running a step')
await benchSteps()
title('Sizes')
benchSizes()

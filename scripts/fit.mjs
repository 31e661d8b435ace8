/** `npm run fit`: fits the weights that lines of blocks are judged by to the labelled documents beside the checkout. */
import { runBundled } from './run-bundled.mjs'

await runBundled('bench/truth/fit-weights.ts')

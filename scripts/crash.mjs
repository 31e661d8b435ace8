/** `npm run crash`: builds what ships, then kills it at random moments; see test/run/crash/main.ts. */
import { runBundled } from './run-bundled.mjs'

await runBundled('test/run/crash/main.ts')

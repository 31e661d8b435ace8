/** `npm run soak`: builds what ships, then has it run many small steps; see test/run/soak/main.ts. */
import { runBundled } from './run-bundled.mjs'

await runBundled('test/run/soak/main.ts')

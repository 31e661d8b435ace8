/** `npm run -s runbook -- …`: the command line of this checkout, built when stale. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()
// npm runs scripts in the checkout; file names are meant from where the operator stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const program = join(root, 'dist', 'cli.cjs')
process.argv.splice(1, 1, program)
createRequire(import.meta.url)(program)

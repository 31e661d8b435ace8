/** `npm run -s runbook -- …`: the command line of this checkout, built when stale. */
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()
if (process.env.npm_lifecycle_event === 'runbook' && process.cwd() === root) leaveNpm(process.env)
const program = join(root, 'dist', 'cli.cjs')
process.argv.splice(1, 1, program)
createRequire(import.meta.url)(program)

/**
 * npm runs scripts in the checkout, with its own programs first on the PATH: file names are meant from where the
 * operator stands, and steps are run with what the operator has.
 */
function leaveNpm(environment) {
  if (environment.INIT_CWD) process.chdir(environment.INIT_CWD)
  const folders = (environment.PATH ?? '').split(delimiter)
  const own = folders.findIndex(folder => !/[\\/](node_modules[\\/]\.bin|node-gyp-bin)$/.test(folder))
  if (own > 0) environment.PATH = folders.slice(own).join(delimiter)
  for (const name of Object.keys(environment))
    if (/^(INIT_CWD$|npm_(lifecycle|package|execpath|node_execpath|command))/.test(name)) delete environment[name]
}

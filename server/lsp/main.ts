/** The language server as a program of its own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node'
import { usageOf } from './arguments.ts'
import { serve } from './serve.ts'
import type { About } from './serve.ts'

/** From the package that the bundle is shipped in: `package.json` and `docs/` stand above the bundle's folder. */
function about(): About {
  const root = join(__dirname, '..')
  const pages = join(root, 'docs', 'rules')
  // Pages that come with the server are there without a network, and of the same version.
  const rulePages = existsSync(pages) ? `${pathToFileURL(pages).href}/` : null
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version?: string }
    return { version: version ?? 'unknown', rulePages }
  } catch {
    return { version: 'unknown', rulePages }
  }
}

const usage = usageOf(process.argv.slice(2))
switch (usage.kind) {
  case 'help':
    process.stdout.write(usage.text)
    break
  case 'version':
    process.stdout.write(`${about().version}\n`)
    break
  case 'bad':
    process.stderr.write(`${usage.message}\n`)
    process.exitCode = 2
    break
  case 'serve':
    // The way the client speaks is read from the same arguments.
    serve(createConnection(ProposedFeatures.all), about())
}

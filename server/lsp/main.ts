/** The language server as a program of its own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node'
import { usageOf } from './arguments.ts'
import { serve } from './serve.ts'
import type { About } from './serve.ts'

/** From the package that the bundle is shipped in: `package.json` stands above the bundle's folder. */
function about(): About {
  try {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
      readonly version?: string
      readonly repository?: { readonly url?: string }
    }
    const repository = manifest.repository?.url?.replace(/^git\+/, '').replace(/\.git$/, '')
    return {
      version: manifest.version ?? 'unknown',
      rulePages: repository === undefined ? null : `${repository}/blob/main/docs/rules/`,
    }
  } catch {
    return { version: 'unknown', rulePages: null }
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

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/**
 * The map of the house: what each layer may import from the house, and which outside packages have their one door
 * there. `node:` stands for Node's own modules.
 */
const layers: Record<string, { house: string[]; outside: string[] }> = {
  'server/text': { house: [], outside: [] },
  'server/shell': { house: ['server/text'], outside: ['unbash'] },
  'server/markup/markdown': {
    house: ['server/markup', 'server/text'],
    outside: [
      'unified',
      'remark',
      'remark-parse',
      'remark-gfm',
      'remark-frontmatter',
      'remark-directive',
      'mdast',
      'unist',
    ],
  },
  'server/markup': { house: ['server/text'], outside: [] },
  'server/runbook': { house: ['server/markup', 'server/shell', 'server/text'], outside: [] },
  'server/check': { house: ['server/runbook', 'server/markup', 'server/shell', 'server/text'], outside: [] },
  'server/run': {
    house: ['package.json', 'server/runbook', 'server/markup', 'server/shell', 'server/text'],
    outside: ['execa', '@lydell/node-pty', 'ulid', 'ssh-config', 'node:'],
  },
  'server/include': {
    house: ['server/run/document-text.ts', 'server/run/workspace.ts', 'server/runbook', 'server/markup', 'server/text'],
    outside: ['node:'],
  },
  'server/protocol.ts': { house: ['server/runbook/model.ts'], outside: [] },
  'server/lsp': {
    house: [
      'server/protocol.ts',
      'server/check',
      'server/include',
      'server/run/step-hash.ts',
      'server/run/duration.ts',
      'server/run/waiting-words.ts',
      'server/run/reboot-by-hand.ts',
      'server/runbook',
      'server/markup',
      'server/shell',
      'server/text',
    ],
    outside: ['vscode-languageserver', 'node:'],
  },
  'server/cli': {
    house: [
      'package.json',
      'server/check',
      'server/include',
      'server/run',
      'server/runbook',
      'server/markup',
      'server/shell',
      'server/text',
    ],
    outside: ['node:'],
  },
  client: {
    house: ['server/protocol.ts', 'server/run'],
    outside: ['vscode', 'vscode-languageclient', 'node:'],
  },
}

/** Of the engine the client knows its types, one door that speaks, where things are, and how things are said. */
const clientDoors = [
  'server/run/runner/connect.ts',
  'server/run/workspace.ts',
  'server/run/journal/location.ts',
  'server/run/duration.ts',
  'server/run/waiting-words.ts',
  'server/run/shown-prompt.ts',
  'server/run/missing-words.ts',
  'server/run/reboot-by-hand.ts',
  'server/run/hosts/host-voices.ts',
  'server/run/hosts/hosts.ts',
  'server/run/inside.ts',
  'server/run/secret.ts',
  'server/run/resume/recognise.ts',
  'server/run/said-by.ts',
  'server/run/run-name.ts',
  'server/run/target/become.ts',
  'server/run/target/mapping.ts',
  'server/run/target/ssh-hosts.ts',
  'server/run/target/target.ts',
  'server/run/target/targets-file.ts',
]

const under = (path: string, prefix: string) => path === prefix || path.startsWith(prefix + '/')

const files = ['client', 'server'].flatMap(top =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => posix.join(top, name)),
)

const layerOf = (path: string) =>
  Object.keys(layers)
    .filter(prefix => under(path, prefix))
    .sort((a, b) => b.length - a.length)[0]

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? posix.join(dirname(file), fileName) : fileName))
}

const allowedOutside = (name: string, doors: string[]) =>
  doors.some(door => (door.endsWith(':') ? name.startsWith(door) : name === door || name.startsWith(door + '/')))

describe('the map of the house', () => {
  test.each(files)('%s imports only what its layer may', file => {
    const name = layerOf(file)
    expect(name, 'expected the file to belong to a layer').toBeDefined()
    const layer = layers[name!]!
    const stray = importsOf(file).filter(target =>
      /^(client|server|package\.json)/.test(target)
        ? ![name!, ...layer.house].some(prefix => under(target, prefix))
        : !allowedOutside(target, layer.outside),
    )
    expect(stray).toEqual([])
  })

  test('the client speaks to the engine through its doors and knows only types of the rest', () => {
    const stray = files
      .filter(file => under(file, 'client'))
      .flatMap(file => {
        const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
        return source.statements
          .filter(ts.isImportDeclaration)
          .filter(declaration => !declaration.importClause?.isTypeOnly)
          .map(declaration => (declaration.moduleSpecifier as ts.StringLiteral).text)
          .filter(target => target.startsWith('.'))
          .map(target => posix.join(dirname(file), target))
          .filter(target => under(target, 'server/run') && !clientDoors.includes(target))
          .map(target => `${file} → ${target}`)
      })
    expect(stray).toEqual([])
  })
})

describe('the habits of the house', () => {
  test('names say what a file is', () => {
    expect(files.filter(file => /\b(utils?|helpers?|managers?|misc|common)\b/.test(file))).toEqual([])
  })

  test('one protocol package is installed', () => {
    const copies = Object.keys(
      (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> }).packages,
    ).filter(path => path.endsWith('node_modules/vscode-languageserver-protocol'))
    expect(copies).toEqual(['node_modules/vscode-languageserver-protocol'])
  })

  test('the lockfile names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { INITIAL, parseRawGrammar, Registry, type IRawTheme } from 'vscode-textmate'

/** One token of a line: the columns it covers, from 0, and its scopes, the document's own first. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly scopes: readonly string[]
  /** `#rrggbb` in the registry's theme; null without a theme. */
  readonly color: string | null
}

interface Contribution {
  readonly scopeName: string
  readonly path: string
  readonly injectTo?: readonly string[]
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { grammars: readonly Contribution[] }
}

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
const onigLib = loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).then(() => ({
  createOnigScanner,
  createOnigString,
}))

/** Grammars of ours that stand in for VS Code's: they open the blocks that the snapshots need, and no more. */
export const hostGrammars: Readonly<Record<string, string>> = {
  'source.rst': resolve('test/grammar/host/rst.json'),
  'text.html.markdown': resolve('test/grammar/host/markdown.json'),
  'source.shell': resolve('test/grammar/host/shell.json'),
}

/** Where our start script unpacks code-server, with the extensions of VS Code. */
const extensions = resolve('.editor/node_modules/code-server/lib/vscode/extensions')

/** VS Code's own grammars, or null where no VS Code has been unpacked. */
export const editorGrammars: Readonly<Record<string, string>> | null = existsSync(extensions)
  ? {
      'source.rst': join(extensions, 'restructuredtext/syntaxes/rst.tmLanguage.json'),
      'text.html.markdown': join(extensions, 'markdown-basics/syntaxes/markdown.tmLanguage.json'),
      'source.shell': join(extensions, 'shellscript/syntaxes/shell-unix-bash.tmLanguage.json'),
      'source.sql': join(extensions, 'sql/syntaxes/sql.tmLanguage.json'),
      'source.python': join(extensions, 'python/syntaxes/MagicPython.tmLanguage.json'),
      'source.yaml': join(extensions, 'yaml/syntaxes/yaml.tmLanguage.json'),
    }
  : null

/** A colour theme of VS Code by its file name, with those it builds on. */
export function editorTheme(name: string): IRawTheme {
  const theme = JSON.parse(readFileSync(join(extensions, 'theme-defaults/themes', name), 'utf8')) as {
    include?: string
    colors?: Record<string, string>
    tokenColors?: IRawTheme['settings']
  }
  const settings = theme.include ? editorTheme(theme.include.replace('./', '')).settings : []
  const foreground = theme.colors?.['editor.foreground']
  return {
    name,
    settings: [...settings, ...(foreground ? [{ settings: { foreground } }] : []), ...(theme.tokenColors ?? [])],
  }
}

/** What a document is tokenized with. */
export interface Setting {
  readonly grammars: Readonly<Record<string, string>>
  /** Whether our injections take part. */
  readonly injected: boolean
  readonly theme?: IRawTheme
}

/** The tokens of each line of a document, as VS Code computes them. */
export async function tokenize(
  scope: string,
  text: string,
  { grammars, injected, theme }: Setting,
): Promise<Token[][]> {
  const ours = Object.fromEntries(contributes.grammars.map(({ scopeName, path }) => [scopeName, path]))
  const registry = new Registry({
    onigLib,
    ...(theme ? { theme } : {}),
    loadGrammar: name => {
      const path = grammars[name] ?? (injected ? ours[name] : undefined)
      return Promise.resolve(path ? parseRawGrammar(readFileSync(path, 'utf8'), path) : null)
    },
    getInjections: name =>
      injected
        ? contributes.grammars.filter(({ injectTo }) => injectTo?.includes(name)).map(each => each.scopeName)
        : [],
  })
  const grammar = await registry.loadGrammar(scope)
  if (!grammar) throw new Error(`expected a grammar for ${scope}, found none`)
  const colors = registry.getColorMap()
  let state = INITIAL
  let painted = INITIAL
  return text.split('\n').map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    const { tokens: metadata, ruleStack: next } = grammar.tokenizeLine2(line, painted)
    state = ruleStack
    painted = next
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        end: Math.min(endIndex, line.length),
        scopes,
        color: theme ? colorAt(metadata, startIndex, colors) : null,
      }))
      .filter(({ start, end }) => end > start)
  })
}

/** The foreground of the last entry at or before `column`: pairs of a start and bits, of which 15 to 23 are the colour. */
function colorAt(metadata: Uint32Array, column: number, colors: readonly string[]): string {
  let bits = 0
  for (let i = 0; i < metadata.length && (metadata[i] ?? 0) <= column; i += 2) bits = metadata[i + 1] ?? 0
  return colors[(bits >>> 15) & 0x1ff] ?? ''
}

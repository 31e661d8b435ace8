import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { markdown } from '../../server/markup/markdown/markdown.ts'
import type { Markup } from '../../server/markup/markup.ts'
import { rst } from '../../server/markup/rst/rst.ts'
import { SourceText } from '../../server/text/source-text.ts'

/** Reads a text into whatever tree its parser makes; a parser may throw. */
export type Parse = (text: string) => unknown

/** The package that the peers are dependencies of. */
export const peersFolder = resolve('bench/peers')
const require = createRequire(join(peersFolder, 'package.json'))

/** A module of a peer. */
export const load = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(require.resolve(name)).href)) as T

const ours = (markup: Markup) => () =>
  Promise.resolve<Parse>(text => {
    const { blocks } = markup.parse(new SourceText(text))
    if (blocks.length === 0) throw new Error('expected blocks, found none')
    return blocks
  })

/** The parsers that run in JavaScript, by name: ours, and those it is compared with. */
export const parsers: Readonly<Record<string, () => Promise<Parse>>> = {
  'Runbook rst': ours(rst),
  'Runbook markdown': ours(markdown),
  'remark-parse': () => {
    const remark = unified().use(remarkParse).freeze()
    return Promise.resolve(text => remark.parse(text))
  },
  'markdown-it': async () => {
    const { default: MarkdownIt } = await load<{
      default: new () => { parse(text: string, environment: object): unknown }
    }>('markdown-it')
    const parser = new MarkdownIt()
    return text => parser.parse(text, {})
  },
  'tree-sitter-rst': async () => {
    const parser = await treeSitter()
    let tree: { delete(): void } | null = null
    return text => {
      tree?.delete()
      tree = parser.parse(text)
      return tree
    }
  },
  'rst-compiler': async () => {
    const { RstToHtmlCompiler } = await load<{
      RstToHtmlCompiler: new () => { parse(text: string, settings: object): unknown }
    }>('rst-compiler')
    const compiler = new RstToHtmlCompiler()
    return text => compiler.parse(text, { disableWarnings: true, disableErrors: true })
  },
  restructured: async () => {
    const { default: module } = await load<{ default: { parse?: Parse; default?: { parse: Parse } } }>('restructured')
    const parse = module.parse ?? module.default?.parse
    if (parse === undefined) throw new Error('expected restructured to export parse, found none')
    return text => parse(text)
  },
}

/** tree-sitter's parser with the grammar of reStructuredText. */
export async function treeSitter() {
  const { Parser, Language } = await load<typeof import('../peers/tree-sitter.d.ts')>('web-tree-sitter')
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(join(peersFolder, 'node_modules/tree-sitter-rst/tree-sitter-rst.wasm')))
  return parser
}

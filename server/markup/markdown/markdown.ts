import type { Block, DocumentTree, Fault, RawAttribute } from '../block.ts'
import type { Markup } from '../markup.ts'
import { wholeReader } from '../whole-reader.ts'
import type { SourceText } from '../../text/source-text.ts'
import { atOnce } from '../../text/work.ts'
import type { Work } from '../../text/work.ts'
import { leftOutMessage } from './bulk.ts'
import { fault } from './faults.ts'
import { nestingLimit } from './nesting.ts'
import { outdentedLines } from './outdented.ts'
import { readParts } from './parts.ts'
import type { Heading } from '../sections.ts'
import { arrange, flatBlocksOf, frontMatterOf, isFrontMatter } from './to-blocks.ts'
import { documentView, toSource } from './view.ts'
import type { View } from './view.ts'

/** How often a fence may hold Markdown that holds a fence that holds Markdown … */
const rereadLimit = 5

/** Markdown: CommonMark and GFM through remark, front matter, MyST's and Docusaurus' directives. */
export const markdown: Markup = {
  id: 'markdown',
  languageIds: ['markdown'],
  extensions: ['.md', '.markdown', '.mdown', '.mkd'],
  directives: [],
  parse: source => atOnce(parsing(source)),
  parsing,
  open: () => wholeReader(parsing),
}

function* parsing(source: SourceText): Work<DocumentTree> {
  const faults: Fault[] = []
  const fields: RawAttribute[] = []

  function* read(view: View, depth: number): Work<Block[]> {
    const [tooDeep] = view.readable.tooDeep
    if (tooDeep) {
      const message = `expected at most ${nestingLimit} lists and quotes within each other, found more: this line and others like it are left out`
      faults.push(fault('nesting-too-deep', toSource(view, tooDeep), message))
    }
    const { parts, definitions, leftOut } = yield* readParts(view)
    for (const left of leftOut) {
      const line = view.lines.lineSpan(view.lines.lineAt(left.span.start))
      faults.push(fault('document-too-large', toSource(view, line), leftOutMessage(left)))
    }
    const common = {
      links: definitions.links,
      faults,
      quotes: 0,
      documentEnd: source.text.length,
      textOf: (block: Block) => source.slice(block.span),
      reread: (inner: View) => (depth < rereadLimit ? atOnce(read(inner, depth + 1)) : []),
    }
    const [first] = parts
    const [head] = first?.nodes ?? []
    if (first && head && depth === 0 && isFrontMatter(head)) fields.push(...frontMatterOf(head, first.view))
    const flat: (Block | Heading)[] = []
    for (const part of parts) {
      for (const block of flatBlocksOf(part.nodes, { ...common, view: part.view })) flat.push(block)
      yield
    }
    return arrange(flat, common)
  }

  const outdented = outdentedLines(source)
  for (const { line, missing } of outdented) {
    const span = source.lineSpan(line)
    const message = `expected this line of code at least ${missing} further right: it ends the list item, and the fence with it`
    const edit = { span: { start: span.start, end: span.start }, text: ' '.repeat(missing) }
    faults.push(fault('fence-unclosed', span, message, { title: 'Indent the line', edits: [edit] }))
  }
  yield
  const blocks = yield* read(documentView(source, outdented), 0)
  return { blocks, faults, fields, substitutions: new Set() }
}

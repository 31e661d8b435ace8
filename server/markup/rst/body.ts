import type { SourceText } from '../../text/source-text.ts'
import { bulletList } from './bullet-list.ts'
import { deepest, type Context } from './context.ts'
import { enumeratedList } from './enumerated-list.ts'
import { explicitMarkup } from './explicit.ts'
import { fieldList } from './field-list.ts'
import { gridTable } from './grid-table.ts'
import { kindOf, type LineKind } from './kind.ts'
import { lineBlock } from './line-block.ts'
import { doctestBlock } from './literal.ts'
import { optionList } from './option-list.ts'
import { blockQuote } from './quote.ts'
import type { Reader, Reading } from './reading.ts'
import { indentOf, isBlank, textOf, type Region } from './region.ts'
import { richLines } from './rich-text.ts'
import { SectionStack } from './sections.ts'
import { simpleTable } from './simple-table.ts'
import { textBlock } from './text.ts'
import { textNode } from './text-node.ts'
import { adornmentLine } from './title.ts'
import type { RstNode } from './tree.ts'

const readers: Record<Exclude<LineKind, 'line' | 'text'>, Reader> = {
  bullet: bulletList,
  enumerator: enumeratedList,
  field: fieldList,
  option: optionList,
  doctest: doctestBlock,
  line_block: lineBlock,
  grid_table: gridTable,
  simple_table: simpleTable,
  explicit: explicitMarkup,
  anonymous: explicitMarkup,
}

/** The readers of one document, or of a part of one that has `newline`; bodies know how deep they are nested. */
export function openContext(source: Context['source'], newline = firstNewline(source)): Context {
  let depth = 0
  const nested = <T>(read: () => T): T => {
    depth++
    try {
      return read()
    } finally {
      depth--
    }
  }
  const body = (region: Region, read: () => RstNode[]): RstNode[] =>
    depth < deepest
      ? nested(read)
      : [textNode({ ...context, faults: [] }, 'paragraph', richLines(region, region.from, region.to))]
  const context: Context = {
    source,
    newline,
    faults: [],
    body: region => body(region, () => readBody(context, region)),
    sections: region => body(region, () => readSections(context, region)),
    construct: (region, i) => nested(() => readAt(context, region, i, true)),
  }
  return context
}

/** The line terminator that a text uses, up to `limit`: its first line's. */
export function firstNewline(source: SourceText, limit = source.length): string {
  const { end } = source.lineSpan(1)
  const next = source.lineSpan(2).start
  return source.lineCount === 1 || next > limit ? '\n' : source.slice({ start: end, end: next })
}

/** Reads the lines of a region one construct after the other. */
function readBody(context: Context, region: Region): RstNode[] {
  const nodes: RstNode[] = []
  for (let i = region.from; i < region.to;) {
    if (isBlank(region, i)) {
      i++
      continue
    }
    const reading = readAt(context, region, i, false)
    for (const node of reading.nodes) nodes.push(node)
    i = Math.max(reading.next, i + 1)
  }
  return nodes
}

function readSections(context: Context, region: Region): RstNode[] {
  const sections = new SectionStack(context)
  for (let i = region.from; i < region.to;) {
    if (isBlank(region, i)) {
      i++
      continue
    }
    const reading = readAt(context, region, i, true)
    if (reading.opens) sections.open(reading.opens)
    else sections.add(reading.nodes)
    i = Math.max(reading.next, i + 1)
  }
  return sections.finish()
}

/** Reads the construct that begins on line `i`, which is not blank; it may be a section's title where `titles` may stand. */
function readAt(context: Context, region: Region, i: number, titles: boolean): Reading {
  if (indentOf(region, i) > 0) return blockQuote(context, region, i) ?? textBlock(context, region, i, titles)
  const kind = kindOf(textOf(region, i))
  const reading =
    kind === 'text'
      ? null
      : kind === 'line'
        ? adornmentLine(context, region, i, titles)
        : readers[kind](context, region, i)
  return reading ?? textBlock(context, region, i, titles)
}

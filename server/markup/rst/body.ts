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
import type { Reader } from './reading.ts'
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

/** The readers of one document; bodies know how deep they are nested. */
export function openContext(source: Context['source']): Context {
  let depth = 0
  const nested = (region: Region, read: () => RstNode[]): RstNode[] => {
    if (depth >= deepest)
      return [textNode({ ...context, faults: [] }, 'paragraph', richLines(region, region.from, region.to))]
    depth++
    try {
      return read()
    } finally {
      depth--
    }
  }
  const context: Context = {
    source,
    faults: [],
    body: region => nested(region, () => readBody(context, region, null)),
    sections: region =>
      nested(region, () => {
        const sections = new SectionStack(context)
        sections.add(readBody(context, region, sections))
        return sections.finish()
      }),
  }
  return context
}

/** Reads the lines of a region one construct after the other; with `sections` all goes there. */
function readBody(context: Context, region: Region, sections: SectionStack | null): RstNode[] {
  const nodes: RstNode[] = []
  let i = region.from
  while (i < region.to) {
    if (isBlank(region, i)) {
      i++
      continue
    }
    const reading = readAt(context, region, i, sections)
    if (sections) sections.add(reading.nodes)
    else for (const node of reading.nodes) nodes.push(node)
    i = Math.max(reading.next, i + 1)
  }
  return nodes
}

function readAt(context: Context, region: Region, i: number, sections: SectionStack | null) {
  if (indentOf(region, i) > 0) return blockQuote(context, region, i) ?? textBlock(context, region, i, sections)
  const kind = kindOf(textOf(region, i))
  const reading =
    kind === 'text'
      ? null
      : kind === 'line'
        ? adornmentLine(context, region, i, sections)
        : readers[kind](context, region, i)
  return reading ?? textBlock(context, region, i, sections)
}

import { fixBy, newlineOf, report, type Context } from './context.ts'
import { definitionList } from './definition-list.ts'
import { patterns } from './kind.ts'
import { literalBlock } from './literal.ts'
import { quotedLine, type Reading } from './reading.ts'
import { endOf, indentOf, isBlank, placeOf, spanOf, textOf, type Region } from './region.ts'
import { richLines, richUpTo } from './rich-text.ts'
import { textNode } from './text-node.ts'
import { underlinedTitle } from './title.ts'

/** Reads text that begins on line `i`; the next line tells whether it is a paragraph, a title or a term. */
export function textBlock(context: Context, region: Region, i: number, titles: boolean): Reading {
  if (i + 1 < region.to && !isBlank(region, i + 1)) {
    if (indentOf(region, i + 1) > 0) return definitionList(context, region, i)
    if (patterns.line.test(textOf(region, i + 1))) {
      const title = underlinedTitle(context, region, i, titles)
      if (title !== null) return title
    }
  }
  return paragraph(context, region, i)
}

/** A paragraph: all lines up to a blank or indented one, and the literal block that its `::` promises. */
export function paragraph(context: Context, region: Region, i: number): Reading {
  let to = i + 1
  while (to < region.to && !isBlank(region, to) && indentOf(region, to) === 0) to++
  const indented = to < region.to && !isBlank(region, to)
  const rich = richLines(region, i, to)
  const literal = endsInLiteralMark(rich.text)
  if (indented) reportIndentation(context, region, i, to, literal)
  const span = spanOf(region, i, to)
  const text = literal ? richUpTo(rich, shownLength(rich.text)) : rich
  const nodes = text.text === '' ? [] : [textNode(context, 'paragraph', text, span)]
  if (!literal) return { nodes, next: to }
  const block = literalBlock(context, region, to, { start: span.end - 2, end: span.end })
  return { nodes: [...nodes, ...block.nodes], next: block.next }
}

function endsInLiteralMark(text: string): boolean {
  if (!text.endsWith('::')) return false
  let backslashes = 0
  while (text[text.length - 3 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 0
}

/** How much of a text that ends in `::` is shown: `text::` keeps one colon, `text ::` none. */
function shownLength(text: string): number {
  if (text.length === 2) return 0
  const before = text[text.length - 3]
  return before === ' ' || before === '\n' ? text.slice(0, -3).trimEnd().length : text.length - 1
}

function reportIndentation(context: Context, region: Region, from: number, i: number, literal: boolean): void {
  const span = { start: placeOf(region, i, indentOf(region, i)), end: endOf(region, i) }
  const found = quotedLine(region, i)
  const before = endOf(region, i - 1)
  const blank = fixBy('Insert a blank line', { span: { start: before, end: before }, text: newlineOf(context) })
  if (literal) {
    const message = `unexpected indentation: expected a blank line between \`::\` and its literal block, found ${found}`
    report(context, 'unexpected-indentation', span, message, blank)
    return
  }
  const last = textOf(region, i - 1)
  const message = `unexpected indentation: expected the paragraph to go on at its own column or end in a blank line, found ${found}`
  const colon = last.endsWith(':') && !last.endsWith('::')
  const fix = colon
    ? fixBy('Make it a literal block', { span: { start: before, end: before }, text: ':' + newlineOf(context) })
    : i > from
      ? blank
      : null
  report(context, 'unexpected-indentation', span, message, fix)
}

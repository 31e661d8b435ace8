import type {
  Blockquote,
  Heading as HeadingNode,
  Html,
  List as ListNode,
  ListItem,
  Nodes,
  RootContent,
  Table as TableNode,
} from 'mdast'
import type { Block, Item, Paragraph, TableCell } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { readAlert } from './alert.ts'
import { arrange } from './arrange.ts'
import { bodyLines } from './body-lines.ts'
import { readColonDirective } from './colon-directive.ts'
import { readCode } from './fence.ts'
import { isFrontMatter } from './front-matter.ts'
import { proseOf, spanIn } from './inlines.ts'
import { readMystFence } from './myst-fence.ts'
import { piecesOf } from './pieces.ts'
import { readMkdocsBlock } from './read-mkdocs-block.ts'
import type { Reading } from './reading.ts'
import type { Heading } from '../sections.ts'
import { toSource } from './view.ts'

/** The blocks of sibling nodes, gathered into sections. */
export const blocksOf = (nodes: readonly RootContent[], reading: Reading): Block[] =>
  arrange(piecesOf(flatBlocksOf(nodes, reading), reading.textOf))

/** The blocks of sibling nodes, headings beside what stands below them. */
export const flatBlocksOf = (nodes: readonly RootContent[], reading: Reading): (Block | Heading)[] =>
  nodes.flatMap(node => blockOf(node, reading))

function blockOf(node: RootContent, reading: Reading): (Block | Heading)[] {
  const span = sourceSpan(node, reading)
  switch (node.type) {
    case 'heading':
      return [headingOf(node, span, reading)]
    case 'paragraph':
      return [{ kind: 'paragraph', span, prose: proseOf(node.children, span, reading) }]
    case 'list':
      return [listOf(node, span, reading)]
    case 'code':
      return [codeOf(node, reading)]
    case 'blockquote':
      return [quoteOf(node, span, reading)]
    case 'html':
      return htmlOf(node, span, reading)
    case 'table':
      return [tableOf(node, span, reading)]
    case 'containerDirective':
    case 'leafDirective':
      return [readColonDirective(node, reading, blocksOf)]
    case 'mkdocsBlock':
      return [readMkdocsBlock(node, reading, blocksOf)]
    case 'footnoteDefinition':
      return [{ kind: 'other', span, name: 'footnoteDefinition', children: blocksOf(node.children, reading) }]
    default:
      return [{ kind: 'other', span, name: isFrontMatter(node) ? 'frontMatter' : node.type, children: [] }]
  }
}

const sourceSpan = (node: Nodes, { view }: Reading): Span => toSource(view, spanIn(node))

function headingOf(node: HeadingNode, { start, end }: Span, reading: Reading): Heading {
  // A link definition right above an underlined heading stands within the node; it is a block of its own.
  const [first] = node.children
  const begin = first && reading.view.lines.text[spanIn(node).start] !== '#' ? sourceSpan(first, reading).start : start
  const span = { start: begin, end }
  return { kind: 'heading', span, level: node.depth, title: proseOf(node.children, span, reading) }
}

function codeOf(node: Extract<RootContent, { type: 'code' }>, reading: Reading): Block {
  const { code, info } = readCode(node, reading)
  const directive = info?.directive
  return info && directive ? readMystFence(code, { ...info, directive }, reading) : code
}

function listOf(node: ListNode, span: Span, reading: Reading): Block {
  const style = node.ordered ? 'ordered' : 'bullet'
  return { kind: 'list', span, style, items: node.children.map(item => itemOf(item, reading)) }
}

function itemOf(node: ListItem, reading: Reading): Item {
  const { start } = spanIn(node)
  const written = /^(?:(\d+)[.)]|[-*+])/.exec(reading.view.lines.text.slice(start, start + 12))
  return {
    kind: 'item',
    span: sourceSpan(node, reading),
    marker: toSource(reading.view, { start, end: start + (written?.[0].length ?? 0) }),
    number: written?.[1] === undefined ? null : Number(written[1]),
    checked: node.checked ?? null,
    term: null,
    children: blocksOf(node.children, reading),
  }
}

function quoteOf(node: Blockquote, span: Span, reading: Reading): Block {
  const inside = { ...reading, quotes: reading.quotes + 1 }
  const children = blocksOf(node.children, inside)
  const alert = readAlert(node, span, children, inside)
  if (alert) return alert
  return { kind: 'quote', span, lines: bodyLines(spanIn(node), 0, inside.quotes, reading.view), children }
}

/** Comments are comments; other HTML is kept, and its tags are paired later. */
function htmlOf(node: Html, span: Span, { view }: Reading): Block[] {
  const { start, end } = spanIn(node)
  const text = view.lines.text.slice(start, end)
  if (!/^(?:<!--(?:(?!-->)[^])*-->\s*)+$/.test(text)) return [{ kind: 'other', span, name: 'html', children: [] }]
  return [...text.matchAll(/<!--((?:(?!-->)[^])*)-->/g)].map(match => ({
    kind: 'comment',
    span: toSource(view, { start: start + match.index, end: start + match.index + match[0].length }),
    text: (match[1] ?? '').trim(),
  }))
}

function tableOf(node: TableNode, span: Span, reading: Reading): Block {
  const rows = node.children.map(row =>
    row.children.map((cell): TableCell => {
      const at = sourceSpan(cell, reading)
      const paragraph: Paragraph = { kind: 'paragraph', span: at, prose: proseOf(cell.children, at, reading) }
      return { kind: 'cell', span: at, children: cell.children.length > 0 ? [paragraph] : [] }
    }),
  )
  return { kind: 'table', span, head: 1, rows }
}

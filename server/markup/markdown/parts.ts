import type { Nodes, RootContent } from 'mdast'
import { SourceText } from '../../text/source-text.ts'
import type { Work } from '../../text/work.ts'
import { bulkOf } from './bulk.ts'
import type { LeftOut } from './bulk.ts'
import { isOpenFence } from './fence.ts'
import { spanIn } from './inlines.ts'
import { remarkTree } from './remark-tree.ts'
import type { View } from './view.ts'

/** Nodes of a stretch of a text, and the view they were read from. */
export interface Part {
  readonly view: View
  readonly nodes: readonly RootContent[]
}

/** What references may name: link targets by identifier, and the labels of footnotes. */
export interface Definitions {
  readonly links: ReadonlyMap<string, string>
  readonly footnotes: ReadonlySet<string>
}

/**
 * How long a part is at least, in UTF-16 units. remark's time grows with the square of what it reads at once: 48 KB
 * of short sections take it ten seconds.
 */
const partLength = 8_000

/** How long a part may become while the end of a fence, a comment or a colon fence is looked for, in UTF-16 units. */
const longestPart = 512 * 1024

/** A text, read. */
export interface Parts {
  readonly parts: readonly Part[]
  readonly definitions: Definitions
  /** What is more than remark can read, in order. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * A text read in parts, each as it would be read within the whole: a part ends where a passage does. One that ends
 * within a fence, an HTML block or a colon fence is read again with the next.
 */
export function* readParts(view: View): Work<Parts> {
  const { length } = view.lines.text
  const { starts, leftOut } = length > partLength * 2 ? bulkOf(view.lines) : { starts: [], leftOut: [] }
  const parts: Part[] = []
  const without = [...leftOut]
  let next = 0
  const endOfPart = (from: number, limit: number) => {
    while (next < starts.length && (starts[next] ?? 0) < from) next++
    return Math.min(starts[next] ?? limit, limit)
  }
  for (let start = 0, skipped = 0; start < length || parts.length === 0;) {
    const limit = leftOut[skipped]?.span.start ?? length
    let end = endOfPart(start + partLength, limit)
    let part = readPart(view, start, end, '')
    while (end < limit && end - start < longestPart && isOpen(part)) {
      end = endOfPart(start + (end - start) * 2, limit)
      part = readPart(view, start, end, '')
    }
    yield
    parts.push(part)
    start = end
    if (end === limit) start = leftOut[skipped++]?.span.end ?? length
    else if (isOpen(part)) {
      without.splice(skipped, Infinity, { span: { start: end, end: length }, what: 'part' })
      break
    }
  }
  const definitions = definitionsOf(parts)
  if (parts.length > 1) {
    for (const [index, part] of parts.entries()) {
      parts[index] = withReferences(part, definitions)
      yield
    }
  }
  return { parts, definitions, leftOut: without }
}

/** Reads from `start` to `end` with `prefix` in front, whose nodes are left out. */
function readPart(view: View, start: number, end: number, prefix: string): Part {
  const whole = prefix === '' && start === 0 && end === view.lines.text.length
  const shift = start - prefix.length
  const readable = { ...view.readable, text: prefix + view.readable.text.slice(start, end) }
  const part: View = whole
    ? view
    : {
        lines: new SourceText(prefix + view.lines.text.slice(start, end)),
        readable,
        sourceOf: offset => view.sourceOf(Math.max(start, offset + shift)),
      }
  const nodes = remarkTree(part.readable.text).children
  return { view: part, nodes: prefix === '' ? nodes : nodes.filter(node => spanIn(node).start >= prefix.length) }
}

/** Whether the text below would still belong to a part's last node. */
function isOpen({ nodes, view }: Part): boolean {
  const node = nodes.at(-1)
  if (node === undefined) return false
  const text = view.lines.slice(spanIn(node))
  if (node.type === 'code') return isOpenFence(text)
  if (node.type === 'containerDirective') return !/[\r\n][ \t]*:{3,}[ \t]*$/.test(text)
  if (node.type !== 'html') return false
  const tag = /^<(script|pre|style|textarea)\b/i.exec(text)?.[1]
  if (tag) return !text.toLowerCase().includes(`</${tag.toLowerCase()}`)
  const [, end] = htmlEnds.find(([begin]) => text.startsWith(begin)) ?? []
  return end !== undefined && !text.includes(end)
}

/** HTML that a blank line does not end, and what ends it. */
const htmlEnds = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
] as const

/** The part read again with the definitions of other parts that it names in front of it. */
function withReferences(part: Part, { links, footnotes }: Definitions): Part {
  const { lines } = part.view
  const own = definitionsOf([part])
  const missing = new Set<string>()
  for (const [, written] of lines.text.matchAll(/\[([^[\]]{1,999})\]/g)) {
    const label = (written ?? '').trim().replace(/\s+/g, ' ').toLowerCase()
    if (label.startsWith('^')) {
      const name = label.slice(1)
      if (footnotes.has(name) && !own.footnotes.has(name)) missing.add(`[^${name}]: x`)
    } else if (links.has(label) && !own.links.has(label)) missing.add(`[${label}]: x`)
  }
  if (missing.size === 0) return part
  // The comment parts a footnote from indented lines below it.
  const prefix = [...missing, '<!-- -->', '', ''].join('\n')
  return readPart(part.view, 0, lines.text.length, prefix)
}

/** What a document defines, wherever in its containers; the first of a name holds. */
function definitionsOf(parts: readonly Part[]): Definitions {
  const links = new Map<string, string>()
  const footnotes = new Set<string>()
  for (const { nodes } of parts) {
    const waiting: Nodes[] = [...nodes].reverse()
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node.url)
      if (node.type === 'footnoteDefinition') footnotes.add(node.identifier)
      if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') continue
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i]
        if (child) waiting.push(child)
      }
    }
  }
  return { links, footnotes }
}

import type { Nodes, PhrasingContent } from 'mdast'
import type { Inline, Prose } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { restoreMarks } from './readable.ts'
import type { Reading } from './reading.ts'
import { toSource } from './view.ts'
import type { View } from './view.ts'

type Context = Pick<Inline, 'emphasis' | 'link'>

/** Where a node stands in its view; remark gives every node it reads a position. */
export const spanIn = (node: Nodes): Span => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})

/** Line breaks within, with the blanks around them, as single blanks. */
function onOneLine(text: string): string {
  const restored = restoreMarks(text)
  if (!/[\r\n]/.test(restored)) return restored
  const lines = restored.split(/\r\n|\r|\n/)
  return lines
    .map((line, i) => (i === 0 ? line.trimEnd() : i === lines.length - 1 ? line.trimStart() : line.trim()))
    .join(' ')
}

/** What stands between the backticks, without the one blank that pads each side. */
function codeContent(text: string, { start, end }: Span): Span {
  let ticks = 0
  while (start + ticks < end && text[start + ticks] === '`') ticks++
  const content = { start: start + ticks, end: end - ticks }
  const inner = text.slice(content.start, content.end)
  const padded = inner.length > 2 && /^[ \r\n]/.test(inner) && /[ \r\n]$/.test(inner) && inner.trim() !== ''
  return padded ? { start: content.start + 1, end: content.end - 1 } : content
}

/** The leaves of running text, in order. `links` resolves reference identifiers. */
export function inlinesOf(nodes: readonly PhrasingContent[], view: View, links: ReadonlyMap<string, string>): Inline[] {
  const leaves: Inline[] = []
  // A stack, not recursion: emphasis nests as deep as an author's asterisks go.
  const waiting: { node: PhrasingContent; context: Context }[] = []
  const push = (children: readonly PhrasingContent[], context: Context) => {
    for (let i = children.length - 1; i >= 0; i--) {
      const node = children[i]
      if (node) waiting.push({ node, context })
    }
  }
  const leaf = (kind: Inline['kind'], node: PhrasingContent, text: string, context: Context, content?: Span) => {
    const span = toSource(view, spanIn(node))
    leaves.push({ kind, span, content: content ? toSource(view, content) : span, text, role: null, ...context })
  }

  push(nodes, { emphasis: null, link: null })
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, context } = next
    switch (node.type) {
      case 'text':
        leaf('text', node, onOneLine(node.value), context)
        break
      case 'inlineCode':
        leaf('code', node, onOneLine(node.value), context, codeContent(view.lines.text, spanIn(node)))
        break
      case 'break':
        leaf('text', node, ' ', context)
        break
      case 'html':
        leaf('html', node, '', context)
        break
      case 'image':
      case 'imageReference':
        leaf('image', node, onOneLine(node.alt ?? ''), context)
        break
      case 'footnoteReference':
        leaf('text', node, `[^${node.label ?? node.identifier}]`, context)
        break
      case 'emphasis':
        push(node.children, { ...context, emphasis: context.emphasis ?? 'emphasis' })
        break
      case 'strong':
        push(node.children, { ...context, emphasis: 'strong' })
        break
      case 'link':
        push(node.children, { ...context, link: node.url })
        break
      case 'linkReference':
        push(node.children, { ...context, link: links.get(node.identifier) ?? node.label ?? node.identifier })
        break
      case 'delete':
      case 'textDirective':
        push(node.children, context)
        break
    }
  }
  return withRoles(leaves)
}

/** MyST's roles: a code span right after `{name}` is that role's content. */
function withRoles(leaves: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const leaf of leaves) {
    const before = result.at(-1)
    const name = leaf.kind === 'code' && before?.kind === 'text' ? /\{([a-z][\w:+.-]*)\}$/i.exec(before.text) : null
    if (!before || !name?.[1] || before.span.end !== leaf.span.start) {
      result.push(leaf)
      continue
    }
    const start = before.span.end - name[0].length
    result.pop()
    if (name.index > 0) {
      const span = { start: before.span.start, end: start }
      result.push({ ...before, span, content: span, text: before.text.slice(0, name.index) })
    }
    result.push({ ...leaf, kind: 'role', role: name[1], span: { start, end: leaf.span.end } })
  }
  return result
}

/** Running text with its leaves. */
export function proseOf(
  nodes: readonly PhrasingContent[],
  span: Span,
  { view, links }: Pick<Reading, 'view' | 'links'>,
): Prose {
  const leaves = inlinesOf(nodes, view, links)
  const [first] = leaves
  // The break behind a tick that ends its line is no text.
  const inlines = first?.kind === 'text' ? [{ ...first, text: first.text.trimStart() }, ...leaves.slice(1)] : leaves
  if (inlines[0]?.text === '' && inlines[0].kind === 'text') inlines.shift()
  return { span, text: inlines.map(leaf => leaf.text).join(''), inlines }
}

import type { Blockquote } from 'mdast'
import type { Admonition, Block, Prose } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { spanIn } from './inlines.ts'
import type { Reading } from './reading.ts'
import { toSource } from './view.ts'

/**
 * A quote that opens with `[!NOTE]` is an admonition, as on GitHub; a title behind it is Obsidian's. Null for any
 * other quote.
 *
 *     > [!WARNING] Title
 *     > What to mind.
 */
export function readAlert(
  node: Blockquote,
  span: Span,
  children: readonly Block[],
  { view }: Reading,
): Admonition | null {
  const [first] = node.children
  const [opening, ...rest] = children
  if (first?.type !== 'paragraph' || opening?.kind !== 'paragraph') return null
  const { start, end } = spanIn(first)
  const line = { start, end: Math.min(end, view.lines.lineSpan(view.lines.lineAt(start)).end) }
  const head = /^\[!([a-z][\w-]*)\][+-]?[ \t]*/i.exec(view.lines.slice(line))
  if (!head?.[1]) return null

  const titleSpan = toSource(view, { start: start + head[0].length, end: line.end })
  const isOnLine = (at: Span) => at.start < view.sourceOf(line.end)
  const leaves = opening.prose.inlines
  const [marker, ...others] = leaves
  // The marker and what follows it may be one leaf of text: part them at the end of the line.
  const titleText =
    marker?.span.end === undefined || !others[0] || !isOnLine(others[0].span)
      ? view.lines.slice({ start: start + head[0].length, end: line.end }).trim()
      : ''
  const below = leaves.flatMap(leaf => {
    if (!isOnLine(leaf.span)) return [leaf]
    if (leaf.span.end <= view.sourceOf(line.end) || leaf.kind !== 'text') return []
    const from = nextLineStart(view.lines.text, line.end, end)
    const cut = leaf.text.slice(view.lines.slice(line).trimEnd().length).trimStart()
    const at = { start: view.sourceOf(from), end: leaf.span.end }
    return cut ? [{ ...leaf, span: at, content: at, text: cut }] : []
  })
  const title: Prose | null = titleText ? plain(titleText, titleSpan) : null
  const body: Block[] = []
  const [leading] = below
  if (leading) {
    const at = { start: leading.span.start, end: opening.span.end }
    const text = below.map(leaf => leaf.text).join('')
    body.push({ kind: 'paragraph', span: at, prose: { span: at, text, inlines: below } })
  }
  return { kind: 'admonition', span, name: head[1].toLowerCase(), title, children: [...body, ...rest] }
}

/** Behind the line break at `offset` and the quote markers and blanks that follow it. */
function nextLineStart(text: string, offset: number, end: number): number {
  let next = offset
  while (next < end && /[\s>]/.test(text[next] ?? '')) next++
  return next
}

/** Text without any markup of its own. */
export const plain = (text: string, span: Span): Prose => ({
  span,
  text,
  inlines: text ? [{ kind: 'text', span, content: span, text, emphasis: null, link: null, role: null }] : [],
})

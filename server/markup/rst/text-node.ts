import type { Span } from '../../text/span.ts'
import type { Context } from './context.ts'
import { parseInlines, plainInline } from './inline.ts'
import { richSpan, type RichText } from './rich-text.ts'
import { childless, type RstNode, type TextNode } from './tree.ts'

/** An element that holds running text. */
export const textNode = (
  context: Context,
  kind: TextNode['kind'],
  rich: RichText,
  span: Span = richSpan(rich),
): TextNode => ({
  kind,
  span,
  children: childless,
  inlines: parseInlines(context, rich),
})

/** An element that holds text without any markup in it, as an option's spelling. */
export const plainNode = (kind: TextNode['kind'], rich: RichText): TextNode => {
  const inline = plainInline(rich)
  return { kind, span: inline.span, children: childless, inlines: [inline] }
}

/** From the first node's start to the last one's end. */
export const spanAround = (nodes: readonly RstNode[]): Span => ({
  start: nodes[0]?.span.start ?? 0,
  end: nodes.at(-1)?.span.end ?? 0,
})

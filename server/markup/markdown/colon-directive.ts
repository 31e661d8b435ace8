import type { RootContent } from 'mdast'
import type { Block, RawAttribute } from '../block.ts'
import { isAdmonition } from './admonitions.ts'
import { plain } from './alert.ts'
import { bodyLines } from './body-lines.ts'
import { readColonOpening } from './colon-fence.ts'
import { readAttributes } from './info-string.ts'
import { proseOf, spanIn } from './inlines.ts'
import { codeDirectiveOf } from './myst-fence.ts'
import type { Reading } from './reading.ts'
import { toSource } from './view.ts'

type ColonDirective = Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>
type BlocksOf = (nodes: readonly RootContent[], reading: Reading) => Block[]

/** A `:::name …` container or a `::name[label]` line: an admonition or a directive by its name. */
export function readColonDirective(node: ColonDirective, reading: Reading, blocksOf: BlocksOf): Block {
  const { view } = reading
  const at = spanIn(node)
  const span = toSource(view, at)
  const name = node.name.toLowerCase()
  const first = view.lines.lineAt(at.start)
  const opening = { start: at.start, end: Math.min(at.end, view.lines.lineSpan(first).end) }
  const written = readColonOpening(view.lines.slice(opening))
  const ownLabel = node.children[0]?.type === 'paragraph' && node.children[0].data?.directiveLabel === true
  const restAt = view.sourceOf(at.start + (written?.restAt ?? 0))

  const attributes =
    written?.spelling === 'pandoc'
      ? readAttributes(written.rest, restAt)
      : Object.entries(node.attributes ?? {}).map(([key, value]): RawAttribute => ({
          name: key,
          value: value || null,
          span: toSource(view, opening),
        }))
  if (node.type === 'leafDirective') {
    const argument = proseOf(node.children, span, reading).text
    return { kind: 'directive', span, name, argument, attributes, lines: [], children: [] }
  }

  const last = view.lines.lineAt(at.end)
  const closing = last > first && /^[ \t>]*:{3,}[ \t]*$/.test(view.lines.slice(view.lines.lineSpan(last)))
  const body = closing ? { start: at.start, end: view.lines.lineSpan(last - 1).end } : at
  const lines = bodyLines(body, 1, reading.quotes, view)
  const rest = written?.spelling === 'plain' || written?.spelling === 'myst' ? written.rest : ''
  const code = codeDirectiveOf(name, rest, lines, span)
  if (code) return code

  const [head, ...below] = node.children
  const label = ownLabel && head?.type === 'paragraph' ? head : null
  const title = label
    ? proseOf(label.children, toSource(view, spanIn(label)), reading)
    : rest
      ? plain(rest, { start: restAt, end: restAt + rest.length })
      : null
  const children = blocksOf(label ? below : node.children, reading)
  if (isAdmonition(name)) return { kind: 'admonition', span, name, title, children }
  return { kind: 'directive', span, name, argument: title?.text ?? '', attributes, lines, children }
}

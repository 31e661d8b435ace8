import type { RootContent } from 'mdast'
import type { Block } from '../block.ts'
import { plain } from './alert.ts'
import { bodyLines } from './body-lines.ts'
import { spanIn } from './inlines.ts'
import { mkdocsOpening } from './mkdocs-block.ts'
import type { MkdocsBlock } from './mkdocs-block.ts'
import type { Reading } from './reading.ts'
import { toSource } from './view.ts'

/** An admonition (`!!! note`, `??? tip`) or, for `=== "Tab"`, a directive `tab` with the tab's name as its argument. */
export function readMkdocsBlock(
  node: MkdocsBlock,
  reading: Reading,
  blocksOf: (nodes: readonly RootContent[], reading: Reading) => Block[],
): Block {
  const { view } = reading
  const at = spanIn(node)
  const span = toSource(view, at)
  const first = view.lines.lineAt(at.start)
  const line = view.lines.slice({ start: at.start, end: view.lines.lineSpan(first).end })
  const [, name, , quoted, doubleQuoted, singleQuoted] = mkdocsOpening.exec(line) ?? []
  const children = blocksOf(node.children, reading)
  if (name === undefined) {
    const lines = bodyLines(at, 1, reading.quotes, view)
    const argument = doubleQuoted ?? singleQuoted ?? ''
    return { kind: 'directive', span, name: 'tab', argument, attributes: [], lines, children }
  }
  const titleAt = view.sourceOf(at.start + line.indexOf('"') + 1)
  const title = quoted ? plain(quoted, { start: titleAt, end: titleAt + quoted.length }) : null
  return { kind: 'admonition', span, name: name.toLowerCase(), title, children }
}

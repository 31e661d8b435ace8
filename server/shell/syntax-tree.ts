/** The one door of `unbash`: its tree, and the walks over it that the rest of `shell/` is made of. */
import { forEachChild, parse, type ParsedScript, type SyntaxNode } from 'unbash'

export type { HereDoc, ParsedScript, SyntaxNode, Word } from 'unbash'

export const parseTree = (text: string): ParsedScript => parse(text)

/**
 * Every node below `root`, parents before children, with the nodes it stands in (outermost first).
 *
 * Nodes of an escaped-backtick script are left out: their offsets index another text than ours.
 */
export function* descend(root: SyntaxNode): Generator<{ node: SyntaxNode; within: readonly SyntaxNode[] }> {
  const open: { node: SyntaxNode; within: readonly SyntaxNode[] }[] = [{ node: root, within: [] }]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { node, within } = entry
    yield entry
    if (node.type === 'Script' && node.source !== undefined) continue
    const children: SyntaxNode[] = []
    forEachChild(node, child => {
      children.push(child)
    })
    const path = [...within, node]
    for (const child of children.reverse()) open.push({ node: child, within: path })
  }
}

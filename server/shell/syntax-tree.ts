/** The one door of `unbash`: its tree, and the walks over it that the rest of `shell/` is made of. */
import { forEachChild, parse, type ParsedScript, type SyntaxNode } from 'unbash'

export type { HereDoc, ParsedScript, SyntaxNode, Word } from 'unbash'

/** No one nests this deep: the parser reads what is in each substitution again, to its end. */
const DEEPEST = 1000

/** The tree of a text; nesting beyond all sense is cut off, so that what holds it is never whole. */
export const parseTree = (text: string): ParsedScript => parse(text.slice(0, tooDeepAt(text)))

/** Where more parentheses and braces are open than {@link DEEPEST}; the text's length when they never are. */
function tooDeepAt(text: string): number {
  if (text.length <= DEEPEST) return text.length
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 40 || code === 123) depth++
    else if ((code === 41 || code === 125) && depth > 0) depth--
    if (depth > DEEPEST) return at + 1
  }
  return text.length
}

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
    const path = [...within, node]
    for (const child of childrenOf(node).reverse()) open.push({ node: child, within: path })
  }
}

/** The same nodes by themselves, without those below plain words, where nothing is to be found. */
export function nodesIn(root: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = []
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node)
    if (isPlain(node)) continue
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as SyntaxNode)
  }
  return nodes
}

/** Whether a node is a word of which every character stands for itself: its parts, which the parser makes by reading it again, say no more. */
export const isPlain = (node: SyntaxNode): boolean => node.type === 'Word' && /^[\w./:=@%+,-]*$/.test(node.text)

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  if (node.type === 'Script' && node.source !== undefined) return children
  forEachChild(node, child => {
    children.push(child)
  })
  return children
}

import type { RstInline, RstNode } from './tree.ts'

/** Visits every node of a tree, each before its children. */
export function visitNodes(node: RstNode, visit: (node: RstNode) => void): void {
  visit(node)
  for (const child of node.children) visitNodes(child, visit)
}

/** The pieces of running text of a node itself; none where it holds no text. */
export const inlinesOf = (node: RstNode): readonly RstInline[] => ('inlines' in node ? node.inlines : [])

import type { Skeleton } from './skeleton.ts'

const titular = new Set(['title', 'subtitle', 'rubric'])

/** Puts to a document's front what describes it, as docutils does: `meta`, and one `decoration` for header and footer. */
export function hoisted(nodes: readonly Skeleton[]): Skeleton[] {
  const document: Skeleton[] = []
  let decoration: Skeleton | null = null
  const take = (node: Skeleton) => {
    const at = document.findIndex(([name]) => !titular.has(name) && name !== 'meta')
    if (node[0] === 'meta') {
      document.splice(Math.max(0, at), 0, node)
      return
    }
    if (decoration === null) {
      decoration = ['decoration']
      document.splice(at < 0 ? document.length : at, 0, decoration)
    }
    for (const part of node.slice(1) as Skeleton[]) join(decoration, part)
  }
  for (const node of nodes) {
    const lifted: Skeleton[] = []
    const rest = lift(node, lifted)
    const isSection = node[0] === 'section'
    // A section is in the document before its content is read, other elements after it.
    if (isSection) document.push(...rest)
    lifted.forEach(take)
    if (!isSection) document.push(...rest)
  }
  return document
}

/** The node without what is to be lifted out of it, which goes to `lifted`. */
function lift(node: Skeleton, lifted: Skeleton[]): Skeleton[] {
  const [name, ...children] = node
  if (name === 'meta') lifted.push(node)
  else if (name !== 'decoration') return [[name, ...children.flatMap(child => lift(child, lifted))]]
  else
    for (const [part, ...inner] of children) {
      const own = inner.flatMap(child => lift(child, lifted))
      lifted.push([name, [part, ...own]])
    }
  return []
}

/** Puts a header's or footer's content behind that of the one there is; the header stands first. */
function join(decoration: Skeleton, part: Skeleton): void {
  const parts = decoration.slice(1) as Skeleton[]
  const same = parts.find(([name]) => name === part[0])
  if (same) same.push(...(part.slice(1) as Skeleton[]))
  else if (part[0] === 'header') decoration.splice(1, 0, part)
  else decoration.push(part)
}

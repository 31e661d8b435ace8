import type { Nodes, RootContent } from 'mdast'

/**
 * What references may name: link targets by identifier, and the labels of footnotes behind a `^`, with no target. The
 * first of a name holds.
 */
export type Names = ReadonlyMap<string, string>

/** A name as remark compares it. */
const identifier = (label: string): string =>
  label
    .replace(/[\r\n][ \t>]*/g, ' ')
    .replace(/[\t ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()

const none: Names = new Map()

/** What stands in brackets, perhaps as the name of a link or a footnote, as written, by its identifier. */
export function labelsIn(text: string): ReadonlyMap<string, string> {
  if (!text.includes('[')) return none
  const labels = new Map<string, string>()
  for (const [, written = ''] of text.matchAll(/\[((?:[^[\]\\]|\\[^]){1,999})\]/g)) {
    labels.set(identifier(written), written.replace(/[\r\n][ \t>]*/g, ' '))
  }
  return labels
}

/**
 * What nodes define, wherever in their containers; `early`, without what stands in colon fences: remark reads those only
 * when it has read the text around them.
 */
export function namesIn(nodes: readonly RootContent[], early = false): Names {
  let names: Map<string, string> | null = null
  const add = (name: string, target: string) => {
    names ??= new Map()
    if (!names.has(name)) names.set(name, target)
  }
  const waiting: Nodes[] = [...nodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition') add(node.identifier, node.url)
    if (node.type === 'footnoteDefinition') add(`^${node.identifier}`, '')
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') continue
    if (early && node.type === 'containerDirective') continue
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]
      if (child) waiting.push(child)
    }
  }
  return names ?? none
}

/** All names together. */
export function allNames(pieces: Iterable<Names>): Names {
  const all = new Map<string, string>()
  for (const names of pieces) {
    for (const [name, target] of names) if (!all.has(name)) all.set(name, target)
  }
  return all
}

/** Lines that define the names that `labels` use, to be read in front of them; empty when there are none. */
export function definitionsFor(labels: ReadonlyMap<string, string>, names: Names): string {
  const lines: string[] = []
  for (const [name, written] of labels) if (names.has(name)) lines.push(`[${written}]: x`)
  // A link below a footnote would be the footnote's text.
  lines.sort((a, b) => Number(a.startsWith('[^')) - Number(b.startsWith('[^')))
  // The comment parts a footnote from indented lines below it.
  return lines.length === 0 ? '' : [...lines, '<!-- -->', '', ''].join('\n')
}

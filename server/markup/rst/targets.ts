import type { Context } from './context.ts'
import { report } from './context.ts'
import { inTicks } from './in-ticks.ts'
import { normalizeName } from './names.ts'
import type { RstInline, RstNode, TargetNode } from './tree.ts'

/** What the names of a document lead to. */
export interface Targets {
  readonly named: ReadonlyMap<string, TargetNode['leads']>
  /** Anonymous targets, and the anonymous references that take them, both in order. */
  readonly anonymous: readonly TargetNode['leads'][]
  readonly anonymousReferences: readonly RstInline[]
}

/** Visits every node of a tree, each before its children. */
export function visitNodes(node: RstNode, visit: (node: RstNode) => void): void {
  visit(node)
  for (const child of node.children) visitNodes(child, visit)
}

/** The pieces of running text of a node itself; none where it holds no text. */
export const inlinesOf = (node: RstNode): readonly RstInline[] => ('inlines' in node ? node.inlines : [])

const textOfNode = (node: RstNode | undefined): string =>
  node === undefined
    ? ''
    : inlinesOf(node)
        .map(inline => inline.text)
        .join('')

/** Collects what names lead to, and reports explicit names that lead to two places. */
export function collectTargets(context: Context, root: RstNode): Targets {
  const explicit = new Map<string, TargetNode['leads']>()
  const implicit = new Map<string, TargetNode['leads']>()
  const anonymous: TargetNode['leads'][] = []
  const anonymousReferences: RstInline[] = []
  const references: RstInline[] = []
  let including = false
  const define = (name: string, leads: TargetNode['leads'], span: RstNode['span']) => {
    const known = explicit.get(name)
    if (known !== undefined && !sameLeads(known, leads)) {
      const message = `duplicate target: expected ${inTicks(name)} to be defined once, found it again with another destination`
      report(context, 'duplicate-explicit-target', span, message)
    }
    explicit.set(name, leads)
  }
  const collectInline = (inline: RstInline) => {
    if (inline.kind === 'target') define(normalizeName(inline.text), null, inline.span)
    if (inline.leads === null || inline.kind !== 'reference') return
    if ('anonymous' in inline.leads) anonymousReferences.push(inline)
    else if ('reference' in inline.leads) references.push(inline)
    // A name that comes with a link's own URI may be another link's as well; the first one has it.
    if (isEmbedded(inline) && !('anonymous' in inline.leads) && !context.source.slice(inline.span).endsWith('__')) {
      const name = normalizeName(inline.text)
      if (!implicit.has(name)) implicit.set(name, inline.leads)
    }
  }
  visitNodes(root, node => {
    switch (node.kind) {
      case 'target':
        if (node.name === null) anonymous.push(node.leads)
        else define(node.name, node.leads, node.span)
        break
      case 'section':
        implicit.set(normalizeName(textOfNode(node.children[0])), null)
        break
      case 'footnote':
      case 'citation':
        if (!/^[#*]$/.test(node.label)) define(noteName(node.label), null, node.span)
        break
      case 'directive':
        including ||= includeNames.has(node.name)
        for (const option of node.options)
          if (option.name === 'name' && option.value !== null) implicit.set(normalizeName(option.value), null)
        break
    }
    for (const inline of inlinesOf(node)) collectInline(inline)
  })
  const named = new Map([...implicit, ...explicit])
  // A document that includes others may have any name.
  if (!including) reportUnknown(context, references, named)
  return { named, anonymous, anonymousReferences }
}

/** A footnote and a target may share their words; the label's sign keeps them apart only when it is all there is. */
const noteName = (label: string): string =>
  normalizeName(label.length > 1 && label.startsWith('#') ? label.slice(1) : label)

/** `text <where>`_ rather than a name alone: its content ends before the bracket. */
const isEmbedded = ({ span, content }: RstInline): boolean => span.end - content.end > 3

function sameLeads(a: TargetNode['leads'], b: TargetNode['leads']): boolean {
  if (a === null || b === null) return false
  if ('uri' in a) return 'uri' in b && a.uri === b.uri
  return 'reference' in b && a.reference === b.reference
}

/** Reports references to names that this document should have and does not. */
function reportUnknown(context: Context, references: readonly RstInline[], named: Targets['named']): void {
  for (const { leads, span } of references)
    if (leads !== null && 'reference' in leads && !named.has(leads.reference)) {
      const message = `unknown target: expected a target or section ${inTicks(leads.reference)}, found none in this document`
      report(context, 'unknown-target', span, message)
    }
}

const includeNames = new Set(['include', 'raw'])

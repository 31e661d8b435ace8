import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import type { Fault } from '../block.ts'
import { definitionText } from './definition-text.ts'
import { isSubstituting } from './directive-shapes.ts'
import { normalizeName, whitespaceNormalized } from './names.ts'
import type { Piece } from './piece.ts'
import { substituted } from './shown-lines.ts'
import type { Substitution } from './substitutions.ts'
import type { RstInline, RstNode, TargetNode } from './tree.ts'
import { inlinesOf, visitNodes } from './visit.ts'

/** Where a target leads. */
export type Leads = TargetNode['leads']

/** A name that is given to a place explicitly. */
export interface Definition {
  readonly name: string
  readonly leads: Leads
  readonly span: Span
  /** That the name leads elsewhere in the definition before; made when it is first asked for. */
  fault: Fault | null
}

/** A reference by name. */
export interface Reference {
  readonly name: string
  readonly span: Span
  /** Where it stands; null before that is a part of a document. */
  piece: Piece | null
  /** That nothing has the name; made when it is first asked for. */
  fault: Fault | null
}

/** What a piece of a document says to the rest of it, and asks of it. */
export interface Mentions {
  readonly definitions: readonly Definition[]
  /** Names that come with a link's own URI; another link may have the same one. */
  readonly embedded: readonly Definition[]
  /** Names that titles and `:name:` options give. */
  readonly implicit: readonly string[]
  readonly references: readonly Reference[]
  /** Where its anonymous targets lead, in order. */
  readonly anonymous: readonly Leads[]
  readonly anonymousReferences: number
  readonly substitutions: readonly Substitution[]
  /** Names that the page replaces in it where something defines them. */
  readonly substituted: readonly string[]
  /** Whether it includes other documents, which may have any name. */
  readonly includes: boolean
  /** The language that it leaves behind for literal blocks; undefined where it says nothing of that. */
  readonly highlight: string | null | undefined
  /** Whether the language that was said before matters to it. */
  readonly literal: boolean
}

const nothing: Mentions = {
  definitions: [],
  embedded: [],
  implicit: [],
  references: [],
  anonymous: [],
  anonymousReferences: 0,
  substitutions: [],
  substituted: [],
  includes: false,
  highlight: undefined,
  literal: false,
}
const onlyLiteral: Mentions = { ...nothing, literal: true }

/** What the nodes or the title of a piece mention; `source` is the text they were read from. */
export function mentionsOf(nodes: readonly RstNode[], title: RstNode | null, source: SourceText): Mentions {
  const found = new Collector(source)
  for (const node of nodes) found.collect(node)
  if (title !== null) found.collectTitle(title)
  return found.isEmpty() ? (found.literal ? onlyLiteral : nothing) : found
}

/** The anonymous references in nodes, in order. */
export function anonymousReferencesIn(nodes: readonly RstNode[]): RstInline[] {
  const found: RstInline[] = []
  for (const top of nodes)
    visitNodes(top, node => {
      for (const inline of inlinesOf(node)) if (isAnonymous(inline)) found.push(inline)
    })
  return found
}

const isAnonymous = ({ kind, leads }: RstInline): boolean =>
  kind === 'reference' && leads !== null && 'anonymous' in leads

const includeNames = new Set(['include', 'raw'])

class Collector implements Mentions {
  readonly definitions: Definition[] = []
  readonly embedded: Definition[] = []
  readonly implicit: string[] = []
  readonly references: Reference[] = []
  readonly anonymous: Leads[] = []
  readonly substitutions: Substitution[] = []
  readonly substituted: string[] = []
  readonly #source: SourceText
  anonymousReferences = 0
  includes = false
  highlight: string | null | undefined = undefined
  literal = false

  constructor(source: SourceText) {
    this.#source = source
  }

  isEmpty(): boolean {
    const lists = this.definitions.length + this.embedded.length + this.implicit.length + this.references.length
    const named = this.substitutions.length + this.substituted.length
    const rare = this.anonymous.length + this.anonymousReferences + named
    return lists + rare === 0 && !this.includes && this.highlight === undefined
  }

  collect(node: RstNode): void {
    switch (node.kind) {
      case 'target':
        if (node.name === null) this.anonymous.push(node.leads)
        else this.#define(node.name, node.leads, node.span)
        break
      case 'section':
        if (node.children[0]) this.implicit.push(titleName(node.children[0]))
        break
      case 'footnote':
      case 'citation':
        if (!/^[#*]$/.test(node.label)) this.#define(noteName(node.label), null, node.span)
        break
      case 'substitution_definition':
        this.substitutions.push({ name: node.name, parts: definitionText(node.children[0]) })
        break
      case 'literal_block':
        this.literal = true
        break
      case 'directive':
        this.includes ||= includeNames.has(node.name)
        if (isSubstituting(node))
          for (const { text } of node.content)
            for (const [, name = ''] of text.matchAll(substituted)) this.substituted.push(whitespaceNormalized(name))
        if (node.name.toLowerCase() === 'highlight') this.highlight = firstWord(node.argument)
        for (const option of node.options)
          if (option.name === 'name' && option.value !== null) this.implicit.push(normalizeName(option.value))
        break
    }
    for (const inline of inlinesOf(node)) this.#collectInline(inline)
    for (const child of node.children) this.collect(child)
  }

  collectTitle(title: RstNode): void {
    this.implicit.push(titleName(title))
    this.collect(title)
  }

  #collectInline(inline: RstInline): void {
    const { kind, span, text, leads } = inline
    if (kind === 'substitution_reference') this.substituted.push(whitespaceNormalized(text))
    if (kind === 'target') this.#define(normalizeName(text), null, span)
    if (kind !== 'reference' || leads === null) return
    if ('anonymous' in leads) {
      this.anonymousReferences++
      return
    }
    if ('reference' in leads) this.references.push({ name: leads.reference, span, piece: null, fault: null })
    if (isEmbedded(inline) && !this.#source.slice(span).endsWith('__'))
      this.embedded.push({ name: normalizeName(text), leads, span, fault: null })
  }

  #define(name: string, leads: Leads, span: Span): void {
    this.definitions.push({ name, leads, span, fault: null })
  }
}

/** The name that a title gives to its section. */
const titleName = (title: RstNode): string =>
  normalizeName(
    inlinesOf(title)
      .map(inline => inline.text)
      .join(''),
  )

/** A footnote and a target may share their words; the label's sign keeps them apart only when it is all there is. */
const noteName = (label: string): string =>
  normalizeName(label.length > 1 && label.startsWith('#') ? label.slice(1) : label)

/** `text <where>`_ rather than a name alone: its content ends before the bracket. */
const isEmbedded = ({ span, content }: RstInline): boolean => span.end - content.end > 3

/** The first word of a directive's argument, in lower case. */
function firstWord(argument: readonly { readonly text: string }[]): string | null {
  const words = argument.map(line => line.text).join(' ')
  return /\S+/.exec(words)?.[0].toLowerCase() ?? null
}

import type { Span } from '../../text/span.ts'
import type { Block, Code, CodeLine, Item, List, Prose, TableCell } from '../block.ts'
import { admonitions, codeDirectives, isSubstituting } from './directive-shapes.ts'
import { proseMaker, type Links, type ProseMaker } from './prose.ts'
import { parsedLines, substitutedLines } from './shown-lines.ts'
import type { DirectiveNode, RstNode } from './tree.ts'
import { inlinesOf } from './visit.ts'

/**
 * Makes format-neutral blocks of nodes, in order. `language` is what `highlight` said before them for literal blocks; the
 * one that is said among them holds for what follows.
 */
export function toBlocks(nodes: readonly RstNode[], links: Links, language: string | null): Block[] {
  return new BlockMaker(links, language).blocks(nodes)
}

const trimBlank = (lines: readonly CodeLine[]): CodeLine[] => {
  const first = lines.findIndex(line => line.text.trim() !== '')
  const last = lines.findLastIndex(line => line.text.trim() !== '')
  return first < 0 ? [] : lines.slice(first, last + 1)
}

class BlockMaker {
  /** What `.. highlight::` said last. */
  #language: string | null

  readonly prose: ProseMaker

  constructor(
    readonly links: Links,
    language: string | null,
  ) {
    this.prose = proseMaker(links)
    this.#language = language
  }

  blocks(nodes: readonly RstNode[]): Block[] {
    return nodes.map(node => this.#block(node))
  }

  #block(node: RstNode): Block {
    const { span } = node
    switch (node.kind) {
      case 'section': {
        const [title, ...rest] = node.children
        const { heading, level } = node
        const text = title ? this.prose([title], title.span) : plain(span, '')
        return { kind: 'section', span, level, heading, title: text, children: this.blocks(rest) }
      }
      case 'paragraph':
      case 'attribution':
      case 'title':
      case 'line':
        return { kind: 'paragraph', span, prose: this.prose([node], span) }
      case 'bullet_list':
      case 'enumerated_list':
      case 'definition_list':
      case 'field_list':
      case 'option_list':
        return { kind: 'list', span, style: styles[node.kind], items: node.children.map(item => this.#item(item)) }
      case 'block_quote':
        return { kind: 'quote', span, lines: node.lines, children: this.blocks(node.children) }
      case 'literal_block':
        return this.#code(span, 'literal', this.#language, node.lines)
      case 'doctest_block':
        return this.#code(span, 'doctest', null, node.lines)
      case 'comment':
        return { kind: 'comment', span, text: node.text }
      case 'table':
        return {
          kind: 'table',
          span,
          head: node.head,
          rows: node.children.map(row => row.children.map(cell => this.#cell(cell))),
        }
      case 'directive':
        return this.#directive(node)
      case 'system_message':
        return { kind: 'paragraph', span, prose: plain(span, node.lines.map(line => line.text.trim()).join(' ')) }
      case 'footnote':
      case 'citation':
        return {
          kind: 'other',
          span,
          name: node.kind,
          children: this.blocks(node.children.filter(child => child.kind !== 'label')),
        }
      case 'substitution_definition':
        return { kind: 'other', span, name: node.kind, children: [] }
      default:
        return { kind: 'other', span, name: node.kind, children: this.blocks(node.children) }
    }
  }

  #code(span: Span, form: Code['form'], language: string | null, lines: readonly CodeLine[]): Code {
    return {
      kind: 'code',
      span,
      form,
      language,
      directive: null,
      argument: null,
      attributes: [],
      lines: trimBlank(lines),
      closed: true,
    }
  }

  #item(node: RstNode): Item {
    const { span } = node
    if (node.kind === 'list_item') {
      const children = this.blocks(node.children)
      return { kind: 'item', span, marker: node.marker, number: node.ordinal, checked: null, term: null, children }
    }
    const body = node.children.at(-1)
    const children = this.blocks(body?.children ?? [])
    const heads = node.kind === 'option_list_item' ? optionTexts(node) : node.children.slice(0, -1)
    const head = { start: heads[0]?.span.start ?? span.start, end: heads.at(-1)?.span.end ?? span.start }
    const term = this.prose(heads, head, node.kind === 'option_list_item' ? ' ' : ' : ')
    const marker = node.kind === 'field' ? { start: span.start, end: head.end + 1 } : head
    return { kind: 'item', span, marker, number: null, checked: null, term, children }
  }

  #cell(node: RstNode): TableCell {
    return { kind: 'cell', span: node.span, children: this.blocks(node.children) }
  }

  /** A code directive's content as the page shows it. */
  #shown(node: DirectiveNode): readonly CodeLine[] {
    const { content, children } = node
    if (node.name.toLowerCase() === 'parsed-literal')
      return parsedLines(content, children.flatMap(inlinesOf), this.links)
    return isSubstituting(node) ? substitutedLines(content, this.links) : content
  }

  #directive(node: DirectiveNode): Block {
    const { span, options, content } = node
    const name = node.name.toLowerCase()
    const argument = node.argument
      .map(line => line.text.trim())
      .join(' ')
      .trim()
    const first = /^\S+/.exec(argument)?.[0].toLowerCase() ?? null
    if (name === 'highlight') this.#language = first
    if (codeDirectives.has(name)) {
      const given = options.find(option => option.name === 'language')?.value?.toLowerCase() ?? null
      const language = name === 'parsed-literal' ? null : name === 'literalinclude' ? given : first
      const code = this.#code(span, 'directive', language, this.#shown(node))
      return { ...code, directive: name, argument: argument === '' ? null : argument, attributes: options }
    }
    const [head, ...rest] = node.children
    const title = head?.kind === 'title' ? head : null
    const children = this.blocks(title ? rest : node.children)
    if (admonitions.has(name))
      return { kind: 'admonition', span, name, title: title ? this.prose([title], title.span) : null, children }
    return { kind: 'directive', span, name: node.name, argument, attributes: options, lines: content, children }
  }
}

const styles: Record<
  'bullet_list' | 'enumerated_list' | 'definition_list' | 'field_list' | 'option_list',
  List['style']
> = {
  bullet_list: 'bullet',
  enumerated_list: 'ordered',
  definition_list: 'definition',
  field_list: 'field',
  option_list: 'option',
}

/** Each option's spelling and argument, one after the other. */
const optionTexts = (item: RstNode): RstNode[] =>
  (item.children[0]?.children ?? []).flatMap(option => [...option.children])

/** Text without markup. */
function plain(span: Span, text: string): Prose {
  return { span, text, inlines: [{ kind: 'text', span, content: span, text, emphasis: null, link: null, role: null }] }
}

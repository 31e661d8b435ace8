/**
 * The format-neutral tree that every markup yields. Only `markup/` knows how a format is spelled;
 * nothing above it may ask which format a block came from.
 */
import type { Edit } from '../text/edit.ts'
import type { Span } from '../text/span.ts'

/**
 * One line of a code block as the reader sees it.
 *
 *     ␠␠␠␠$ kill 21347
 *         ^^^^^^^^^^^^ span, and its text
 *
 * `text` is the source slice of `span`, except that a tab which straddles the removed indentation leaves its
 * remaining blanks in front: `text` always ends with the slice. A line with `parts` shows something else than its source
 * says. Places within a line are computed by `code-line.ts` alone.
 */
export interface CodeLine {
  readonly text: string
  readonly span: Span
  /** What the text is made of, in order and without gaps; absent where it is the source slice. */
  readonly parts?: readonly LinePart[]
}

/**
 * A part of a line that the page does not show as it is written.
 *
 *     cd /srv/|version|\ app *name*     the source
 *     cd /srv/1.2app name               the text: five parts, of which `1.2` is replaced and `name` is emphasised
 *
 * Source between two parts is not shown at all.
 */
export interface LinePart {
  /** Where it begins in the text; it ends where the next part begins. */
  readonly at: number
  /** Its source. */
  readonly span: Span
  /** Whether the text is another than the source's; else it is the source, character by character. */
  readonly isReplaced: boolean
  /** `substitution` for a `|name|` for which this document has no text. */
  readonly mark: 'emphasis' | 'strong' | 'substitution' | null
}

/**
 * A leaf of running text.
 *
 *     Run ``st2ctl restart`` now
 *         ^^^^^^^^^^^^^^^^^^     span
 *           ^^^^^^^^^^^^^^       content
 */
export interface Inline {
  readonly kind: 'text' | 'code' | 'role' | 'substitution' | 'image' | 'html'
  readonly span: Span
  readonly content: Span
  /** What the reader sees; line breaks within are single blanks. */
  readonly text: string
  /** The strongest emphasis the leaf stands in. */
  readonly emphasis: 'emphasis' | 'strong' | null
  /** Where the leaf leads, when it is (part of) a link; a reference's name when its target is not in the document. */
  readonly link: string | null
  /** The role's name for kind `role` (`ref`, `file`, `command`), else null. */
  readonly role: string | null
}

/** Running text: a paragraph's, a heading's, a term's. */
export interface Prose {
  readonly span: Span
  readonly text: string
  readonly inlines: readonly Inline[]
}

/** A `key=value`, `:key: value` or bare word that an author wrote on a code block or directive. */
export interface RawAttribute {
  readonly name: string
  /** Null for a bare word. */
  readonly value: string | null
  readonly span: Span
}

/** A section: its heading and all up to the next heading of its level or above. Levels count from 1. */
export interface Section {
  readonly kind: 'section'
  readonly span: Span
  readonly level: number
  /** The heading with its adornment. */
  readonly heading: Span
  readonly title: Prose
  readonly children: readonly Block[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly span: Span
  readonly prose: Prose
}

export interface List {
  readonly kind: 'list'
  readonly span: Span
  readonly style: 'bullet' | 'ordered' | 'definition' | 'field' | 'option'
  readonly items: readonly Item[]
}

/** One item of a list. */
export interface Item {
  readonly kind: 'item'
  readonly span: Span
  /** `3.`, `#.`, `*`, `:name:`, as written; for a definition its term's span. */
  readonly marker: Span
  /** The number as written, when the marker shows one (`3.` and `c)` are 3; `#.` is null). */
  readonly number: number | null
  /** A task-list item's tick (`- [x]`); null when it is none. */
  readonly checked: boolean | null
  /** A definition's term, a field's name, an option's spelling. */
  readonly term: Prose | null
  readonly children: readonly Block[]
}

/** Text that is shown as it stands: a literal block, a fence, an indented block, a code directive, a doctest. */
export interface Code {
  readonly kind: 'code'
  readonly span: Span
  readonly form: 'literal' | 'fence' | 'indented' | 'directive' | 'doctest'
  /** The language as written, in lower case (`console`, `bash`, `python`); null when none was given. */
  readonly language: string | null
  /** The directive's name (`code-block`, `prompt`, `parsed-literal`, `literalinclude`), else null. */
  readonly directive: string | null
  readonly argument: string | null
  readonly attributes: readonly RawAttribute[]
  /** Every line, blank ones within too; blank lines at either end are left out. */
  readonly lines: readonly CodeLine[]
  /** False for a fence that the document never closes. */
  readonly closed: boolean
}

/** A block quote. Its lines are kept beside its children, for an author may have forgotten the `::` before a transcript. */
export interface Quote {
  readonly kind: 'quote'
  readonly span: Span
  readonly lines: readonly CodeLine[]
  readonly children: readonly Block[]
}

/** A note, warning, tip … ; `name` in lower case (`note`, `warning`, `admonition`). */
export interface Admonition {
  readonly kind: 'admonition'
  readonly span: Span
  readonly name: string
  readonly title: Prose | null
  readonly children: readonly Block[]
}

/** Any other directive or container (`only`, `tabs`, `toctree`, `image`, `<details>`): its content parsed where the layout allows. */
export interface Directive {
  readonly kind: 'directive'
  readonly span: Span
  readonly name: string
  /** The argument text, joined by blanks; empty when there is none. */
  readonly argument: string
  readonly attributes: readonly RawAttribute[]
  readonly lines: readonly CodeLine[]
  readonly children: readonly Block[]
}

/** A comment of either format, without its markers. */
export interface Comment {
  readonly kind: 'comment'
  readonly span: Span
  readonly text: string
}

/** A table; each cell holds blocks. The head rows come first. */
export interface Table {
  readonly kind: 'table'
  readonly span: Span
  readonly head: number
  readonly rows: readonly (readonly TableCell[])[]
}

export interface TableCell {
  readonly kind: 'cell'
  readonly span: Span
  readonly children: readonly Block[]
}

/** A transition, thematic break, target, footnote, citation, definition …: kept so that the tree covers the text. */
export interface Other {
  readonly kind: 'other'
  readonly span: Span
  /** docutils' or mdast's element name. */
  readonly name: string
  readonly children: readonly Block[]
}

export type Block =
  Section | Paragraph | List | Item | Code | Quote | Admonition | Directive | Comment | Table | TableCell | Other

/** The blocks directly below a block. */
export function childrenOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    case 'paragraph':
    case 'code':
    case 'comment':
      return []
    default:
      return block.children
  }
}

/**
 * What a markup found wrong while it read. `id` is the id of the rule in `check/rules/` that reports it,
 * with its severity and its page.
 */
export interface Fault {
  readonly id: string
  readonly span: Span
  readonly message: string
  readonly fix: { readonly title: string; readonly edits: readonly Edit[] } | null
}

/** A document, read: its blocks in order, whatever the text was. */
export interface DocumentTree {
  readonly blocks: readonly Block[]
  readonly faults: readonly Fault[]
  /** Front matter or docinfo fields, in order. */
  readonly fields: readonly RawAttribute[]
  /** Names that `|name|` resolves to in this document (RST substitution definitions). */
  readonly substitutions: ReadonlySet<string>
}

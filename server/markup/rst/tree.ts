import type { Span } from '../../text/span.ts'
import type { CodeLine, RawAttribute } from '../block.ts'

interface Node<K extends string> {
  /** docutils' name of the element. */
  readonly kind: K
  readonly span: Span
  /** In the order of the text; their spans lie within `span` and do not overlap. */
  readonly children: readonly RstNode[]
}

/** The children of elements that have none. */
export const childless: readonly [] = []

/** Elements that only hold others. */
export type Container = Node<
  | 'document'
  | 'bullet_list'
  | 'enumerated_list'
  | 'definition_list'
  | 'definition_list_item'
  | 'definition'
  | 'field_list'
  | 'field'
  | 'field_body'
  | 'option_list'
  | 'option_list_item'
  | 'option_group'
  | 'option'
  | 'description'
  | 'line_block'
  | 'row'
  | 'entry'
  | 'transition'
>

/** Elements that hold running text. */
export interface TextNode extends Node<
  | 'paragraph'
  | 'title'
  | 'term'
  | 'classifier'
  | 'attribution'
  | 'field_name'
  | 'line'
  | 'label'
  | 'option_string'
  | 'option_argument'
  | 'inline'
> {
  readonly inlines: readonly RstInline[]
}

/** A section; its title is its first child. */
export interface SectionNode extends Node<'section'> {
  readonly level: number
  /** The title with its underline and overline. */
  readonly heading: Span
  /** docutils gives such a section up, and its title with it: levels skipped, or an overline that does not match. */
  readonly lost: boolean
}

/** An item of a bullet or enumerated list. */
export interface ListItemNode extends Node<'list_item'> {
  /** `*`, `3.`, `#.`, as written. */
  readonly marker: Span
  /** The number an enumerator shows; null for bullets and `#`. */
  readonly ordinal: number | null
}

export interface LiteralNode extends Node<'literal_block' | 'doctest_block'> {
  readonly lines: readonly CodeLine[]
}

/** A block quote or any other element whose lines as they stand matter beside what they were read as. */
export interface QuoteNode extends Node<'block_quote'> {
  readonly lines: readonly CodeLine[]
}

export interface CommentNode extends Node<'comment'> {
  readonly text: string
}

/** A footnote or citation, with its label as written between the brackets. */
export interface NoteNode extends Node<'footnote' | 'citation'> {
  readonly label: string
}

/** An explicit hyperlink target; a null name is an anonymous one. */
export interface TargetNode extends Node<'target'> {
  readonly name: string | null
  /** Where it leads: a URI, another target's name, or (null) the next element. */
  readonly leads: { readonly uri: string } | { readonly reference: string } | null
}

/** A directive, whatever its name. */
export interface DirectiveNode extends Node<'directive'> {
  readonly name: string
  readonly nameSpan: Span
  readonly argument: readonly CodeLine[]
  readonly options: readonly RawAttribute[]
  /** Content as it stands, without blank lines at its ends. */
  readonly content: readonly CodeLine[]
  /** Not written as it must be (a line among the options that is none); docutils gives such a directive up. */
  readonly broken: boolean
}

/** `.. |name| directive::`; the directive is its only child. */
export interface SubstitutionNode extends Node<'substitution_definition'> {
  readonly name: string
  /** Whether its text holds nothing with a place or number of its own: no target, footnote or open start-string. */
  readonly plain: boolean
}

/** A grid or simple table; rows are its children, those of the head first. */
export interface TableNode extends Node<'table'> {
  readonly columns: number
  readonly head: number
}

/** What docutils reports instead of an element: the lines that it gives up. */
export interface MessageNode extends Node<'system_message'> {
  readonly lines: readonly CodeLine[]
}

export type RstNode =
  | Container
  | TextNode
  | SectionNode
  | ListItemNode
  | LiteralNode
  | QuoteNode
  | CommentNode
  | NoteNode
  | TargetNode
  | DirectiveNode
  | SubstitutionNode
  | TableNode
  | MessageNode

/**
 * A piece of running text. Markup does not nest: what stands between its delimiters is text.
 *
 *     see `the guide <https://example.com>`_ first
 *         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^         span
 *          ^^^^^^^^^                                 content
 */
export interface RstInline {
  readonly kind:
    | 'text'
    | 'emphasis'
    | 'strong'
    | 'literal'
    | 'interpreted'
    | 'reference'
    | 'target'
    | 'footnote_reference'
    | 'citation_reference'
    | 'substitution_reference'
    | 'problematic'
  readonly span: Span
  readonly content: Span
  /** As the reader sees it: escapes resolved, line breaks as blanks. */
  readonly text: string
  /** The role of interpreted text; null for the default role. */
  readonly role: string | null
  /** What a reference names; null where it names nothing. */
  readonly leads: { readonly uri: string } | { readonly reference: string } | { readonly anonymous: true } | null
}

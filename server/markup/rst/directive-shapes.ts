import type { RawAttribute } from '../block.ts'

/** How a directive is written: what may stand behind its name, and what its content is. */
export interface DirectiveShape {
  /** `none`: text behind the name is content. `words`: at most that many words. `text`: running text. */
  readonly argument: 'none' | 'text' | number
  readonly options: boolean
  /** `blocks`: body elements. `sections`: titles too. `code`: shown as it stands. `lines`: text with a form of its own. */
  readonly content: 'blocks' | 'sections' | 'code' | 'lines' | 'none'
}

const shape = (
  argument: DirectiveShape['argument'],
  content: DirectiveShape['content'],
  options = true,
): DirectiveShape => ({
  argument,
  options,
  content,
})

/** Admonitions, docutils' and Sphinx'. */
export const admonitions: ReadonlySet<string> = new Set(
  'attention caution danger error hint important note tip warning admonition seealso todo'.split(' '),
)

/** Directives whose content is code. */
export const codeDirectives: ReadonlySet<string> = new Set(
  'code code-block sourcecode prompt parsed-literal literalinclude testcode testsetup ipython code-tab substitution-code-block terminal'.split(
    ' ',
  ),
)

/** Whether `|name|` is replaced in a directive's code, as an extension of Sphinx does where an option or the name says so. */
export const isSubstituting = (node: { readonly name: string; readonly options: readonly RawAttribute[] }): boolean =>
  node.name.toLowerCase() === 'substitution-code-block' ||
  (codeDirectives.has(node.name.toLowerCase()) &&
    node.options.some(({ name }) => name.toLowerCase() === 'substitutions'))

const groups: readonly (readonly [string, DirectiveShape])[] = [
  ['attention caution danger error hint important note tip warning seealso todo', shape('none', 'blocks')],
  ['compound tabs tab-set tab-container grid card-carousel', shape('none', 'blocks')],
  ['epigraph highlights pull-quote header footer legend', shape('none', 'blocks', false)],
  ['admonition topic sidebar container figure table list-table rubric', shape('text', 'blocks')],
  ['versionadded versionchanged deprecated versionremoved', shape('text', 'blocks')],
  [
    'tab group-tab tab-item dropdown details collapse toggle card grid-item grid-item-card hlist glossary',
    shape('text', 'blocks'),
  ],
  ['centered describe object option program envvar confval', shape('text', 'blocks')],
  ['only ifconfig ifslides', shape('text', 'sections')],
  ['code code-block sourcecode testcode testsetup substitution-code-block', shape(1, 'code')],
  ['code-tab prompt ipython', shape(3, 'code')],
  ['parsed-literal', shape('none', 'code')],
  ['line-block toctree math productionlist csv-table raw replace unicode', shape('text', 'lines')],
  ['meta', shape('none', 'lines', false)],
  ['mermaid graphviz digraph graph uml plantuml blockdiag seqdiag nwdiag actdiag', shape('text', 'lines')],
  ['image include literalinclude contents sectnum section-numbering target-notes highlight', shape('text', 'none')],
  ['default-role title date', shape('text', 'none', false)],
  ['class', shape('text', 'blocks', false)],
  ['role', shape('text', 'lines')],
]

const shapes: ReadonlyMap<string, DirectiveShape> = new Map([
  ...groups.flatMap(([names, one]) => names.split(' ').map(name => [name, one] as const)),
  ['math', shape('none', 'lines')],
  ['line-block', shape('none', 'lines')],
  ['toctree', shape('none', 'lines')],
  ['replace', shape('none', 'blocks', false)],
])

/** The shape of a directive; null for one that is not known. */
export const shapeOf = (name: string): DirectiveShape | null => shapes.get(name.toLowerCase()) ?? null

/** How unknown directives are read: an argument, options, and blocks if they are any. */
export const unknownShape: DirectiveShape = shape('text', 'blocks')

/** Directives whose argument is a title that the reader sees. */
export const titled: ReadonlySet<string> = new Set(
  'admonition topic sidebar rubric centered table csv-table list-table contents tab group-tab tab-item dropdown details collapse card grid-item-card'.split(
    ' ',
  ),
)

/** Names for completion, in alphabetical order. */
export const directiveNames: readonly string[] = [...shapes.keys()].sort()

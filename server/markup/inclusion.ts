import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import type { Work } from '../text/work.ts'
import type { Block, Code, Directive, DocumentTree, RawAttribute } from './block.ts'
import { blocksIn } from './blocks-in.ts'

/**
 * Another file that a document names in a directive.
 *
 *     .. include:: parts/stop.rst
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^   block
 *                  ^^^^^^^^^^^^^^   span, and path
 */
export interface Inclusion {
  /** `include` is read as a part of the document; `literalinclude` is shown as it stands; the others only name a file. */
  readonly kind: 'include' | 'literalinclude' | 'toctree' | 'raw' | 'csv-table'
  /** As written. */
  readonly path: string
  /** Of the path; of the whole directive when the path goes over several lines. */
  readonly span: Span
  readonly block: Span
  /** The directive's options by name, in lower case; empty for one without a value. */
  readonly options: ReadonlyMap<string, string>
}

/** Whether a text can name another file: told without reading it. */
export const mayInclude = (text: string): boolean => /include|toctree|\bfile:/i.test(text)

/** The files that a document names, in its order. Comments, and directives that are only shown, name none. */
export function* inclusionsOf(source: SourceText, { blocks }: DocumentTree): Work<Inclusion[]> {
  const found: Inclusion[] = []
  if (!mayInclude(source.text)) return found
  let seen = 0
  for (const block of blocksIn(blocks)) {
    if (++seen % 1000 === 0) yield
    found.push(...inclusionsAmong(block, source))
  }
  return found
}

/** The files that a block itself names. */
export function inclusionsAmong(block: Block, source: SourceText): Inclusion[] {
  if (block.kind === 'directive') return namedBy(block, source)
  return block.kind === 'code' && block.directive === 'literalinclude' ? argumentOf(block, source) : []
}

function namedBy(block: Directive, source: SourceText): Inclusion[] {
  switch (block.name.toLowerCase()) {
    case 'include':
      return argumentOf(block, source)
    case 'raw':
    case 'csv-table':
      return fileOf(block, source)
    case 'toctree':
      return entriesOf(block)
    default:
      return []
  }
}

const optionsOf = (attributes: readonly RawAttribute[]): Inclusion['options'] =>
  new Map(attributes.map(({ name, value }) => [name.toLowerCase(), value?.trim() ?? '']))

/** The file that the directive's argument names. */
function argumentOf(block: Directive | Code, source: SourceText): Inclusion[] {
  const path = block.argument?.trim() ?? ''
  if (path === '') return []
  const kind = block.kind === 'code' ? 'literalinclude' : 'include'
  const span = spanOf(path, block, kind, source)
  return [{ kind, path, span, block: block.span, options: optionsOf(block.attributes) }]
}

/** The first place in a block behind `name` at which `text` stands. */
function spanOf(text: string, block: Block, name: string, source: SourceText): Span {
  const written = source.slice(block.span)
  const at = written.indexOf(text, written.toLowerCase().indexOf(name) + name.length)
  return at < 0 ? block.span : { start: block.span.start + at, end: block.span.start + at + text.length }
}

/** The file that the option `file` names. */
function fileOf(block: Directive, source: SourceText): Inclusion[] {
  const option = block.attributes.find(({ name }) => name.toLowerCase() === 'file')
  const path = option?.value?.trim() ?? ''
  if (option === undefined || path === '') return []
  const at = source.slice(option.span).lastIndexOf(path)
  const start = option.span.start + at
  const span = at < 0 ? option.span : { start, end: start + path.length }
  const kind = block.name.toLowerCase() === 'raw' ? 'raw' : 'csv-table'
  return [{ kind, path, span, block: block.span, options: optionsOf(block.attributes) }]
}

/** The documents that a table of contents lists, one a line: `path`, or `Title <path>`. */
function entriesOf(block: Directive): Inclusion[] {
  const options = optionsOf(block.attributes)
  return block.lines.flatMap(line => {
    const path = /<([^<>]+)>\s*$/.exec(line.text)?.[1]?.trim() ?? line.text.trim()
    const start = line.span.end - line.text.length + line.text.lastIndexOf(path)
    const isPattern = options.has('glob') && /[*?[]/.test(path)
    if (path === '' || path === 'self' || isPattern) return []
    return [{ kind: 'toctree' as const, path, span: { start, end: start + path.length }, block: block.span, options }]
  })
}

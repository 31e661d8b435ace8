import type { CodeLine } from '../block.ts'
import { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { lastClosing } from './colon-lines.ts'

/** A text that is read in parts: a document, or the body of a fence whose content is Markdown again. */
export interface Whole {
  readonly text: string
  /** The document's offset of an offset in the text. */
  readonly sourceOf: (offset: number) => number
  /** The document's text of a span. */
  readonly textOf: (span: Span) => string
  /** The document's end. */
  readonly documentEnd: number
  /** How many fences of Markdown it stands in. */
  readonly depth: number
  /** Where the last line begins that closes a colon fence; -1 when there is none. */
  readonly lastClosing: () => number
}

/** What remark reads, and where each of its characters stands in the document. */
export interface View {
  readonly lines: SourceText
  /** The text as remark reads it: the same length, a few characters replaced. */
  readonly readable: string
  /** The document's offset of an offset in the view. */
  readonly sourceOf: (offset: number) => number
}

/** Found when it is asked for first. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null
  return () => (found ??= { value: find() }).value
}

export const documentWhole = (source: SourceText): Whole => ({
  text: source.text,
  sourceOf: offset => offset,
  textOf: span => source.slice(span),
  documentEnd: source.text.length,
  depth: 0,
  lastClosing: once(() => lastClosing(source.text)),
})

/** Lines of a document read as a document of their own. */
export function linesWhole(lines: readonly CodeLine[], { textOf, documentEnd, depth }: Whole): Whole {
  const source = new SourceText(lines.map(line => line.text).join('\n'))
  return {
    text: source.text,
    textOf,
    documentEnd,
    depth: depth + 1,
    lastClosing: once(() => lastClosing(source.text)),
    sourceOf: offset => {
      const number = source.lineAt(offset)
      const line = lines[number - 1]
      if (!line) return 0
      // Blanks that a straddling tab left in front stand for no character of their own.
      const extra = line.text.length - (line.span.end - line.span.start)
      return line.span.start + Math.max(0, offset - source.lineSpan(number).start - extra)
    },
  }
}

/** A span of the view as a span of the document. */
export const toSource = (view: View, { start, end }: Span): Span => ({
  start: view.sourceOf(start),
  end: view.sourceOf(end),
})

import type { CodeLine } from '../block.ts'
import { indented } from './outdented.ts'
import type { Outdented } from './outdented.ts'
import { readableText } from './readable.ts'
import type { Readable } from './readable.ts'
import { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'

/**
 * A text that remark reads, and where each of its characters stands in the document: the whole document, or the
 * body of a fence whose content is Markdown again.
 */
export interface View {
  readonly lines: SourceText
  /** The lines as remark reads them: the same length, a few characters replaced. */
  readonly readable: Readable
  /** The document's offset of an offset in the view. */
  readonly sourceOf: (offset: number) => number
}

/**
 * The document itself, with the blanks that lines of code lack in front of them. A byte order mark is left out:
 * remark would drop it and count one too few.
 */
export function documentView(source: SourceText, outdented: readonly Outdented[]): View {
  const skipped = source.text.startsWith('\uFEFF') ? 1 : 0
  if (outdented.length > 0) {
    const [first, ...others] = indented(source, outdented)
    const { text, span } = first ?? { text: '', span: { start: 0, end: 0 } }
    return linesView([{ text: text.slice(skipped), span: { start: span.start + skipped, end: span.end } }, ...others])
  }
  const lines = skipped === 0 ? source : new SourceText(source.text.slice(skipped))
  return { lines, readable: readableText(lines), sourceOf: offset => offset + skipped }
}

/** Lines of a document read as a document of their own. */
export function linesView(lines: readonly CodeLine[]): View {
  const text = new SourceText(lines.map(line => line.text).join('\n'))
  return {
    lines: text,
    readable: readableText(text),
    sourceOf: offset => {
      const number = text.lineAt(offset)
      const line = lines[number - 1]
      if (!line) return 0
      // Blanks that a straddling tab left in front stand for no character of their own.
      const extra = line.text.length - (line.span.end - line.span.start)
      return line.span.start + Math.max(0, offset - text.lineSpan(number).start - extra)
    },
  }
}

/** A span of the view as a span of the document. */
export const toSource = (view: View, { start, end }: Span): Span => ({
  start: view.sourceOf(start),
  end: view.sourceOf(end),
})

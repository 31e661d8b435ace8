import type { Block, Quote } from '../../markup/block.ts'
import type { Command } from '../../runbook/model.ts'
import type { SourceText } from '../../text/source-text.ts'
import { tieLike } from '../../text/anchor.ts'
import { contains, type Span } from '../../text/span.ts'
import { blocksIn, neighboursOf } from '../blocks.ts'
import type { Fix, Rule } from '../rule.ts'

export const missingLiteralMarker: Rule = {
  id: 'missing-literal-marker',
  severity: 'warning',
  summary: 'A transcript stands in a block quote, since the `::` before it is missing.',
  *ofPassage(passage, around) {
    const commands = passage.steps.filter(({ kind }) => kind === 'command').flatMap(step => step.commands)
    if (commands.length === 0) return
    for (const { block, before } of neighboursOf(passage, around)) {
      if (block.kind !== 'quote' || !isIndented(block, around.source)) continue
      if (!holdsTranscript(block, commands)) continue
      const fix = fixFor(before, around.source)
      yield {
        span: block.span,
        message: 'expected a literal block, found a transcript in a block quote: the `::` before it is missing',
        ...(fix === null ? {} : { fix }),
      }
    }
  },
}

/** Whether the quote is one by its indentation alone, and not by a sign in front of each line. */
function isIndented({ span, lines }: Quote, source: SourceText): boolean {
  const start = lines[0]?.span.start ?? span.start
  return source.slice({ start: source.lineSpan(source.lineAt(start)).start, end: start }).trim() === ''
}

/** Whether commands stand in the quote's own text, and not in a code block within it. */
function holdsTranscript(quote: Quote, commands: readonly Command[]): boolean {
  const first = firstWithin(quote.span, commands)
  if (first === null) return false
  for (const block of blocksIn(quote.children)) if (block.kind === 'code' && contains(block.span, first)) return false
  return true
}

/** The span of the first of `commands`, which are in document order, that stands in `span`. */
function firstWithin(span: Span, commands: readonly Command[]): Span | null {
  let low = 0
  let high = commands.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((commands[middle]?.span.start ?? 0) < span.start) low = middle + 1
    else high = middle
  }
  const found = commands[low]?.span
  return found !== undefined && contains(span, found) ? found : null
}

/** Completes the colon at the end of the paragraph before, or writes the marker below it. */
function fixFor(before: Block | null, source: SourceText): Fix | null {
  if (before?.kind !== 'paragraph') return null
  const text = source.slice(before.span)
  const end = before.span.start + text.trimEnd().length
  const line = source.lineSpan(source.lineAt(before.span.start))
  const column = ' '.repeat(before.span.start - line.start)
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n'
  const insertion = text.trimEnd().endsWith(':') ? ':' : `${newline}${newline}${column}::`
  return tieLike(before.span, { title: 'Write `::`', edits: [{ span: { start: end, end }, text: insertion }] })
}

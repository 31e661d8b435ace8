import { leadsOn, type About } from '../about.ts'
import type { Code } from '../block.ts'
import { beforeIn, lineBreakAt, linesBefore } from '../insertion.ts'
import type { Edit } from '../../text/edit.ts'
import type { SourceText } from '../../text/source-text.ts'

/** Writes an author's word about a block: as a class of its directive, else in a comment above it and the paragraph that leads to it. */
export function say(words: string, { block, before, source }: About): Edit | null {
  const own = block.kind === 'code' ? asClass(words, block, source) : null
  const at = own === null ? placeAbove({ block, before, source }) : null
  return own ?? (at === null ? null : linesBefore(source, at, [`.. runbook: ${words}`, '']))
}

/** Directives that take the option `class`. */
const classed: ReadonlySet<string> = new Set(['code', 'code-block', 'sourcecode', 'parsed-literal'])

function asClass(words: string, code: Code, source: SourceText): Edit | null {
  const { form, directive, attributes, span, lines } = code
  const [first] = lines
  if (form !== 'directive' || !classed.has(directive ?? '') || first === undefined) return null
  const known = attributes.find(({ name }) => name === 'class')
  if (known !== undefined) {
    const text = source.slice(known.span)
    const end = known.span.start + text.trimEnd().length
    return { span: { start: end, end }, text: /\srunbook(?:\s|$)/.test(text) ? ` ${words}` : ` runbook ${words}` }
  }
  // Without a blank line between them the code would be taken for part of the option.
  const above = source.slice(source.lineSpan(source.lineAt(first.span.start) - 1))
  const indent = beforeIn(source, first.span.start)
  if (above.trim() !== '' || /\S/.test(indent)) return null
  const { end } = source.lineSpan(source.lineAt(span.start))
  return { span: { start: end, end }, text: `${lineBreakAt(source, end)}${indent}:class: runbook ${words}` }
}

/**
 * Where a comment about a block goes; null where the block would become part of the comment. An indented block belongs to a
 * comment right above it: of a literal block it goes above the paragraph that leads to it, of a quote nowhere.
 */
function placeAbove({ block, before, source }: About): number | null {
  if (block.kind === 'quote') return null
  if (block.form !== 'literal') return block.span.start
  if (before !== null && leadsOn(before) && source.slice(before.span).trimEnd().endsWith('::')) return before.span.start
  return loneMarkerAbove(block, source)
}

/** Where there is a `::` with a line of its own. */
function loneMarkerAbove(block: Code, source: SourceText): number | null {
  let line = source.lineAt(block.span.start) - 1
  while (line > 0 && source.slice(source.lineSpan(line)).trim() === '') line--
  if (line < 1) return null
  const { start } = source.lineSpan(line)
  const text = source.slice(source.lineSpan(line))
  return text.trim() === '::' ? start + text.indexOf('::') : null
}

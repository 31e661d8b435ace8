import type { Span } from '../text/span.ts'
import { quotingAt, quoteValue } from './quote.ts'
import { descend, parseTree } from './syntax-tree.ts'

/** Where a value goes. */
export interface Placement {
  /** The placeholder's place in the command's text. */
  readonly span: Span
  readonly value: string
}

export type Filled =
  | { readonly kind: 'filled'; readonly text: string }
  /** The value cannot stand at `span` without becoming syntax. */
  | { readonly kind: 'refused'; readonly span: Span; readonly message: string }

/**
 * A command with its placeholders replaced, each value quoted for where it stands.
 *
 *     psql -c "select '<name>'" <db>
 *                      ^^^^^^   ^^^^   two placements: in double quotes, and bare
 *
 * A value can never become syntax: the shape of the filled command is compared with that of the command with a plain
 * word at each place, and a difference refuses it.
 */
export function fillShell(text: string, placements: readonly Placement[]): Filled {
  const ordered = [...placements].sort((a, b) => a.span.start - b.span.start)
  const masked = mask(text, ordered)
  let filled = ''
  let offset = 0
  for (const { span, value } of ordered) {
    const quoting = quotingAt(masked, span)
    const quoted = quoting === null ? null : quoteValue(value, quoting)
    if (quoted === null)
      return refused(
        span,
        text,
        quoting === null
          ? 'no value can stand here'
          : 'expected a plain word, found one that the shell would read as syntax',
      )
    filled += text.slice(offset, span.start) + quoted
    offset = span.end
  }
  filled += text.slice(offset)
  if (shapeOf(filled) === shapeOf(masked)) return { kind: 'filled', text: filled }
  const first = ordered[0]
  return refused(first?.span ?? { start: 0, end: 0 }, text, 'the value would change what the command does')
}

const refused = (span: Span, text: string, why: string): Filled => ({
  kind: 'refused',
  span,
  message: `${text.slice(span.start, span.end)}: ${why}`,
})

/** The command with a plain word of the same length at each placeholder, so that offsets stay. */
function mask(text: string, placements: readonly Placement[]): string {
  let masked = ''
  let offset = 0
  for (const { span } of placements) {
    masked += text.slice(offset, span.start) + 'x'.repeat(span.end - span.start)
    offset = span.end
  }
  return masked + text.slice(offset)
}

/** What the shell would see of a text apart from the letters of its words: two commands of one shape do the same to other words. */
function shapeOf(text: string): string {
  const script = parseTree(text)
  const shape = [`${(script.errors ?? []).length}`]
  for (const { node, within } of descend(script)) {
    // How a word is put together is the quoting's own business; what is expanded in it is not.
    if (
      node.type === 'Literal' ||
      node.type === 'SingleQuoted' ||
      node.type === 'DoubleQuoted' ||
      node.type === 'AnsiCQuoted'
    )
      continue
    const lines = node.type === 'HereDocBody' ? node.text.split('\n').length : 0
    const operator = 'operator' in node && typeof node.operator === 'string' ? node.operator : ''
    shape.push(`${within.length}${node.type}${operator}${lines === 0 ? '' : lines}`)
  }
  return shape.join(' ')
}

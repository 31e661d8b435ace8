import type { Code, Comment, RawAttribute } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'

/**
 * An attribute as an author wrote it.
 *
 *     .. runbook: hosts=db1 confirm
 *                 ^^^^^^^^^ span
 *                 ^^^^^     name
 *                       ^^^ value
 */
export interface Written {
  readonly name: string
  readonly value: string | null
  readonly span: Span
  readonly nameSpan: Span
  readonly valueSpan: Span | null
  /** It stands where only our own attributes stand, so that a name that we do not know is a mistake. */
  readonly isOurs: boolean
}

/** So much of a comment or an option is read. */
const farthest = 4000

/** The attributes in a text: names, and behind `=` values, which may stand between quotes. */
export function writtenIn(text: string, start: number): Written[] {
  const found: Written[] = []
  for (const match of text
    .slice(0, farthest)
    .matchAll(/([A-Za-z][\w.-]{0,60})(=(?:"[^"\n]{0,1000}"|'[^'\n]{0,1000}'|[^\s"',}][^\s}]{0,1000})?)?/g)) {
    const [whole, name = '', equals] = match
    const at = start + match.index
    const value = equals === undefined ? null : equals.slice(1).replace(/,$/, '')
    found.push({
      ...{ name, value, isOurs: true },
      span: { start: at, end: at + whole.replace(/,$/, '').length },
      nameSpan: { start: at, end: at + name.length },
      valueSpan: value === null ? null : { start: at + name.length + 1, end: at + name.length + 1 + value.length },
    })
  }
  // `<!-- runbook: false -->`: what follows is none.
  const [only] = found
  return found.length === 1 && only !== undefined && only.value === null && /^(?:false|no|off)$/i.test(only.name)
    ? [{ ...only, name: 'run', value: only.name, valueSpan: only.span }]
    : found
}

/** Whether a comment speaks of the runbook: `.. runbook: …`, `<!-- runbook: … -->`. */
export const isRunbookComment = ({ text }: Comment): boolean => /^\s{0,20}runbook:(?=\s|$)/i.test(text)

/** The attributes in a comment; without the document their spans are void. */
export function writtenInComment(comment: Comment, source: SourceText | null): readonly Written[] {
  if (!isRunbookComment(comment)) return []
  const text = source === null ? comment.text : source.slice(comment.span)
  const at = text.search(/runbook:/i) + 'runbook:'.length
  return writtenIn(text.slice(at).replace(/-->\s*$/, ''), (source === null ? 0 : comment.span.start) + at)
}

/** The attributes of a block of code: in braces in a fence's info string, as options of a directive, or in its `class` option behind `runbook`. */
export function writtenOnCode(code: Code, source: SourceText): readonly Written[] {
  return code.attributes.flatMap(attribute => {
    const text = source.slice(attribute.span)
    if (attribute.name === 'class') {
      const at = /(?<=^:class:(?:[^\n]{0,300}\s|))runbook(?=\s|$)/.exec(text)?.index
      return at === undefined ? [] : writtenIn(text.slice(at + 7), attribute.span.start + at + 7)
    }
    // Words behind a language that stand in no braces are other tools', or nobody's: "``` output of the command".
    if (code.form === 'fence' && !isInBraces(code, attribute, source)) return []
    return [located(attribute, attribute.name, text, false)]
  })
}

const isInBraces = ({ span }: Code, attribute: RawAttribute, source: SourceText): boolean => {
  const before = source.slice({ start: Math.max(span.start, attribute.span.start - 1000), end: attribute.span.start })
  return before.lastIndexOf('{') > before.lastIndexOf('}')
}

/** The attributes among a document's fields: `runbook: …`, `runbook.hosts: …`, `:runbook-hosts: …`. */
export function writtenInFields(fields: readonly RawAttribute[], source: SourceText | null): readonly Written[] {
  return fields.flatMap(field => {
    const match = /^runbook(?:[.-](.{1,60}))?$/i.exec(field.name)
    if (match === null) return []
    const text = source === null ? `${field.name}: ${field.value ?? ''}` : source.slice(field.span)
    if (match[1] !== undefined) return [located(field, match[1], text, true)]
    const at = text.search(/runbook\b/i) + 'runbook'.length
    return field.value === null ? [] : writtenIn(text.slice(at), field.span.start + at)
  })
}

function located({ value, span }: RawAttribute, name: string, text: string, isOurs: boolean): Written {
  const at = Math.max(0, text.indexOf(name))
  const end = at + name.length
  const valueAt = value === null ? -1 : text.indexOf(value, end)
  const from = ([start, end]: readonly [number, number]): Span => ({ start: span.start + start, end: span.start + end })
  return {
    ...{ name, value, isOurs },
    span: from([0, text.length]),
    nameSpan: from([at, end]),
    valueSpan: value === null || valueAt < 0 ? null : from([valueAt, valueAt + value.length]),
  }
}

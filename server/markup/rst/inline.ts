import type { Context } from './context.ts'
import { endsBefore, enclose, isSpace, isWord, simpleNameEnd, simpleNameStart, startsAfter } from './inline-rules.ts'
import { interpretedEnd, phraseReference } from './interpreted.ts'
import { standaloneLinks } from './links.ts'
import { escapesMarked, normalizeName, unescaped } from './names.ts'
import { richSpan, sourceOf, type RichText } from './rich-text.ts'
import type { RstInline } from './tree.ts'
import { reportMixedRoles, unclosed } from './unclosed.ts'

/** What an inline construct was read as, by positions in the text. */
export interface Found {
  readonly kind: RstInline['kind']
  readonly start: number
  readonly end: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly text: string
  readonly role?: string | null
  readonly leads?: RstInline['leads']
}

/** What the scan stands on; each end-string is searched at most once past the last that exists. */
export interface Scan {
  readonly context: Context
  readonly rich: RichText
  /** The text with its escapes marked. */
  readonly marked: string
  /** All before it has been read. */
  base: number
  readonly hopeless: Set<string>
}

/** What text without any markup, link or escape has none of. */
const interesting = /[*`|_:[@\\\0]/

/** All of a text as one plain piece. */
export function plainInline(rich: RichText): RstInline {
  const span = richSpan(rich)
  const text = rich.text.includes('\n') ? rich.text.replaceAll('\n', ' ') : rich.text
  return { kind: 'text', span, content: span, text, role: null, leads: null }
}

const marks = /[*`|_:[]/
const nextMark = /[*`|_:[]/g

/** Reads running text: its markup, links and plain stretches, in order and without gaps. */
export function parseInlines(context: Context, rich: RichText): RstInline[] {
  if (!interesting.test(rich.text)) return rich.text === '' ? [] : [plainInline(rich)]
  const marked = escapesMarked(rich.text)
  const scan: Scan = { context, rich, marked, base: 0, hopeless: new Set() }
  const inlines: RstInline[] = []
  let plain = 0
  if (marks.test(marked))
    for (let i = markAt(marked, 0); i < marked.length; i = markAt(marked, i)) {
      const found = constructAt(scan, i)
      if (found === null) {
        i++
        continue
      }
      if (typeof found === 'number') {
        scan.base = found
        i = found
        continue
      }
      plainText(scan, plain, found.start, inlines)
      inlines.push(inlineOf(rich, found))
      plain = scan.base = i = found.end
    }
  plainText(scan, plain, marked.length, inlines)
  return inlines
}

function markAt(text: string, from: number): number {
  nextMark.lastIndex = from
  return nextMark.exec(text)?.index ?? text.length
}

/** What begins (for a reference: ends) at `i`: a construct, the position where a start-string in quotes ends, or nothing. */
function constructAt(scan: Scan, i: number): Found | number | null {
  const { marked, base } = scan
  switch (marked[i]) {
    case '*':
      if (!startsAfter(marked, i, base)) return null
      if (marked[i + 1] === '*' && startsText(marked, i + 2)) return delimited(scan, 'strong', i, '**')
      return marked[i + 1] !== '*' && startsText(marked, i + 1) ? delimited(scan, 'emphasis', i, '*') : null
    case '`':
      if (!startsAfter(marked, i, base)) return null
      if (marked[i + 1] !== '`') return startsText(marked, i + 1) ? interpreted(scan, i, i, null) : null
      return startsText(marked, i + 2) ? delimited(scan, 'literal', i, '``') : null
    case '|':
      return startsAfter(marked, i, base) && marked[i + 1] !== '|' && startsText(marked, i + 1)
        ? delimited(scan, 'substitution_reference', i, '|')
        : null
    case '_':
      return reference(scan, i) ?? inlineTarget(scan, i)
    case ':':
      return startsAfter(marked, i, base) ? rolePrefix(scan, i) : null
    default:
      return startsAfter(marked, i, base) ? noteReference(scan, i) : null
  }
}

/** A start-string is followed by text, not by a blank; at the end of the text it is refused, not missed. */
const startsText = (text: string, i: number): boolean => !isSpace(text, i)

/** Whether a start-string between `start` and `end` is in quotes or brackets, or ends the text. */
const quoted = ({ marked, base }: Scan, start: number, end: number): boolean =>
  start > base && (end >= marked.length || enclose(marked[start - 1] ?? '', marked[end] ?? ''))

function delimited(
  scan: Scan,
  kind: Found['kind'],
  start: number,
  mark: string,
  contentStart = start + mark.length,
): Found | number {
  const { marked } = scan
  if (quoted(scan, start, contentStart)) return contentStart
  const end = findEnd(scan, mark, contentStart, kind === 'literal')
  if (end === null) return unclosed(scan, kind, start, contentStart, mark)
  const content = marked.slice(contentStart, end)
  let close = end + mark.length
  if (kind === 'substitution_reference') {
    const marks = marked.startsWith('__', close) ? 2 : marked[close] === '_' ? 1 : 0
    if (marks > 0 && endsBefore(marked, close + marks)) close += marks
    else if (marks === 2 && endsBefore(marked, close + 1)) close += 1
  }
  const text = kind === 'literal' ? scan.rich.text.slice(contentStart, end) : unescaped(content)
  return { kind, start, end: close, contentStart, contentEnd: end, text }
}

/** Where the end-string stands that closes what begins at `from`; null when there is none. */
function findEnd(scan: Scan, mark: string, from: number, escapable: boolean): number | null {
  const { marked, hopeless } = scan
  const key = mark + (escapable ? '' : '\\')
  if (hopeless.has(key)) return null
  for (let end = marked.indexOf(mark, from); end >= 0; end = marked.indexOf(mark, end + 1)) {
    const past = end + mark.length
    if (end > from && (isSpace(marked, end - 1) || (!escapable && marked[end - 1] === '\0'))) continue
    if (endsBefore(marked, past) || (mark === '|' && endsBefore(marked, past + underscores(marked, past))))
      return end > from ? end : null
  }
  hopeless.add(key)
  return null
}

const underscores = (text: string, i: number): number => (text[i] !== '_' ? 0 : text[i + 1] === '_' ? 2 : 1)

function rolePrefix(scan: Scan, colon: number): Found | number | null {
  const { marked } = scan
  const end = simpleNameEnd(marked, colon + 1)
  if (end === colon + 1 || marked[end] !== ':' || marked[end + 1] !== '`' || marked[end + 2] === '`') return null
  return startsText(marked, end + 2) ? interpreted(scan, colon, end + 1, marked.slice(colon + 1, end)) : null
}

/** Interpreted text or a phrase reference whose backquote stands at `quote`; `start` is its role's, if it has one. */
function interpreted(scan: Scan, start: number, quote: number, role: string | null): Found | number {
  const { marked } = scan
  const contentStart = quote + 1
  if (role === null && quoted(scan, quote, contentStart)) return contentStart
  const end = interpretedEnd(scan, contentStart)
  if (end === null) return unclosed(scan, 'interpreted', quote, contentStart, '`')
  const place = { start, end: end.end, contentStart, contentEnd: end.quote }
  if ((end.role !== null && role !== null) || (end.references > 0 && (role ?? end.role) !== null)) {
    reportMixedRoles(scan, place, end.references > 0)
    return { kind: 'problematic', ...place, text: scan.rich.text.slice(start, end.end) }
  }
  const content = marked.slice(contentStart, end.quote)
  if (end.references > 0) return phraseReference(place, content, end.references === 2)
  return { kind: 'interpreted', ...place, text: unescaped(content), role: role ?? end.role }
}

function inlineTarget(scan: Scan, i: number): Found | number | null {
  const { marked, base } = scan
  if (marked[i + 1] !== '`' || !startsAfter(marked, i, base) || !startsText(marked, i + 2)) return null
  return delimited(scan, 'target', i, '`', i + 2)
}

/** `name_` and `name__`, found by the underscore at `i` that ends the name. */
function reference(scan: Scan, i: number): Found | null {
  const { marked, base } = scan
  if (i === base || !isWord(marked, i - 1)) return null
  const marks = underscores(marked, i)
  if (!endsBefore(marked, i + marks)) return null
  let start = simpleNameStart(marked, i, base)
  while (start < i && !(isWord(marked, start) && startsAfter(marked, start, base))) start++
  if (start === i) return null
  const name = marked.slice(start, i)
  const leads = marks === 2 ? ({ anonymous: true } as const) : { reference: normalizeName(name) }
  return { kind: 'reference', start, end: i + marks, contentStart: start, contentEnd: i, text: name, leads }
}

/** `[1]_`, `[#]_`, `[#label]_`, `[*]_` and `[citation]_`. */
function noteReference({ marked }: Scan, start: number): Found | null {
  const sign = marked[start + 1]
  const nameStart = sign === '#' || sign === '*' ? start + 2 : start + 1
  const end = sign === '*' ? nameStart : simpleNameEnd(marked, nameStart)
  if (end === start + 1 || !marked.startsWith(']_', end) || !endsBefore(marked, end + 2)) return null
  const label = marked.slice(start + 1, end)
  const kind = sign === '#' || sign === '*' || /^[0-9]+$/.test(label) ? 'footnote_reference' : 'citation_reference'
  const leads = { reference: normalizeName(label) }
  return { kind, start, end: end + 2, contentStart: start + 1, contentEnd: end, text: label, leads }
}

/** Text between constructs, with the links that stand in it. */
function plainText({ marked, rich }: Scan, from: number, to: number, inlines: RstInline[]): void {
  if (from >= to) return
  let plain = from
  const push = (kind: 'text' | 'reference', start: number, end: number, uri: string | null) => {
    if (start >= end) return
    const text = unescaped(marked.slice(start, end))
    const leads = uri === null ? null : { uri }
    inlines.push(inlineOf(rich, { kind, start, end, contentStart: start, contentEnd: end, text, leads }))
  }
  for (const link of standaloneLinks(marked, from, to)) {
    push('text', plain, link.start, null)
    push('reference', link.start, link.end, link.uri)
    plain = link.end
  }
  push('text', plain, to, null)
}

function inlineOf(rich: RichText, found: Found): RstInline {
  const { kind, start, end, contentStart, contentEnd, text } = found
  const span = { start: sourceOf(rich, start), end: sourceOf(rich, end) }
  const whole = contentStart === start && contentEnd === end
  return {
    kind,
    span,
    content: whole ? span : { start: sourceOf(rich, contentStart), end: sourceOf(rich, contentEnd) },
    text: text.includes('\n') ? text.replaceAll('\n', ' ') : text,
    role: found.role ?? null,
    leads: found.leads ?? null,
  }
}

import type { Span } from '../../text/span.ts'
import type { CodeLine, LinePart } from '../block.ts'
import { whitespaceNormalized } from './names.ts'
import { seenText, titleOfRole, type Links } from './prose.ts'
import type { RstInline } from './tree.ts'

/** A stretch of the source, and what the page shows of it: all of it, or other words. */
interface Run {
  readonly span: Span
  readonly mark: LinePart['mark']
  /** Null where the source is shown. */
  readonly text: string | null
  /** Whether a backslash in it escapes what follows. */
  readonly escapes: boolean
}

/**
 * The lines of a `parsed-literal` as the page shows them: markup gone, roles and links by their text, substitutions by
 * what the document defines them to be.
 *
 *     tar xf app-\ |version|.tgz -C *folder*
 *     tar xf app-1.2.tgz -C folder
 */
export function parsedLines(lines: readonly CodeLine[], inlines: readonly RstInline[], links: Links): CodeLine[] {
  if (inlines.every(({ kind, span, text }) => kind === 'text' && text.length === span.end - span.start))
    return [...lines]
  return shownLines(
    lines,
    inlines.flatMap(inline => runsOf(inline, links)),
  )
}

/** The lines of a block with `:substitutions:`: every `|name|` that the document defines is replaced, wherever it stands. */
export function substitutedLines(lines: readonly CodeLine[], links: Links): CodeLine[] {
  return lines.map(line => {
    if (!line.text.includes('|')) return line
    const lead = line.text.length - (line.span.end - line.span.start)
    const place = (index: number) => line.span.start + Math.max(0, index - lead)
    const runs: Run[] = []
    let at = 0
    for (const { 0: whole, 1: name = '', index } of line.text.matchAll(substituted)) {
      const text = links.substituted(name)
      if (text === null) continue
      runs.push(asWritten({ start: place(at), end: place(index) }, null))
      at = index + whole.length
      runs.push({ span: { start: place(index), end: place(at) }, mark: null, text, escapes: false })
    }
    if (at === 0) return line
    runs.push(asWritten({ start: place(at), end: line.span.end }, null))
    return shownLines([line], runs)[0] ?? line
  })
}

/** A name between bars, as a plain search for it finds it. */
export const substituted = /\|([^|\s](?:[^|\n]{0,98}[^|\s])?)\|/g

const asWritten = (span: Span, mark: LinePart['mark']): Run => ({ span, mark, text: null, escapes: false })

function runsOf(inline: RstInline, links: Links): readonly Run[] {
  const { kind, span, content } = inline
  switch (kind) {
    case 'text':
      return [{ span, mark: null, text: null, escapes: true }]
    case 'literal':
      return [asWritten(content, null)]
    case 'problematic':
      return [asWritten(span, null)]
    case 'emphasis':
    case 'strong':
      return [{ span: content, mark: kind, text: null, escapes: true }]
    case 'substitution_reference': {
      const text = links.substituted(whitespaceNormalized(inline.text))
      if (text !== null) return [{ span, mark: null, text, escapes: false }]
      const bars = { start: content.start - 1, end: content.end + 1 }
      return [asWritten(bars, 'substitution'), asWritten({ start: bars.end, end: span.end }, null)]
    }
    case 'footnote_reference':
    case 'citation_reference':
      // docutils shows what leads nowhere as it is written.
      return [asWritten(isDangling(inline, links) ? span : { start: span.start, end: span.end - 1 }, null)]
    case 'reference':
      return isDangling(inline, links) ? [asWritten(span, null)] : [titled(inline, seenText(inline))]
    case 'interpreted':
      // Without a role it is a title, which pages show as they show emphasis.
      if (inline.role === null || inline.role === 'emphasis' || inline.role === 'strong')
        return [{ span: content, mark: inline.role ?? 'emphasis', text: null, escapes: true }]
      return inline.role !== null && bracing.has(inline.role)
        ? braced(inline)
        : [titled(inline, titleOfRole(inline) ?? inline.text)]
    case 'target':
      return [{ span: content, mark: null, text: null, escapes: true }]
  }
}

function isDangling(inline: RstInline, links: Links): boolean {
  const { leads } = inline
  if (leads === null || 'uri' in leads) return false
  return 'reference' in leads ? !links.isKnown(leads.reference) : links.anonymous(inline) === null
}

/** The text of what has a title of its own: its first characters, where they are shown as they are written. */
const titled = ({ content, text: whole }: RstInline, text: string): Run => {
  const isWhole = text === whole
  const isPlain = content.end - content.start === whole.length
  const end = isWhole ? content.end : content.start + text.length
  const escapes = isWhole && !isPlain
  return isPlain || isWhole
    ? { span: { start: content.start, end }, mark: null, text: null, escapes }
    : { span: content, mark: null, text, escapes: false }
}

/** Roles that show what stands in braces emphasised, and no braces. */
const bracing = new Set(['file', 'samp'])

function braced({ content, text }: RstInline): readonly Run[] {
  if (content.end - content.start !== text.length) return [{ span: content, mark: null, text: null, escapes: true }]
  const runs: Run[] = []
  let at = 0
  const upTo = (end: number, mark: LinePart['mark']) => {
    if (end > at) runs.push(asWritten({ start: content.start + at, end: content.start + end }, mark))
    at = end
  }
  for (const { 0: whole, index } of text.matchAll(/\{[^{}]+\}/g)) {
    upTo(index, null)
    at++
    upTo(index + whole.length - 1, 'emphasis')
    at++
  }
  upTo(text.length, null)
  return runs
}

/** Lines made of runs, both in the order of the source. */
function shownLines(lines: readonly CodeLine[], runs: readonly Run[]): CodeLine[] {
  let next = 0
  return lines.map(line => {
    while (next < runs.length && (runs[next]?.span.end ?? 0) <= line.span.start) next++
    const made = new LineMaker(line)
    for (let i = next; i < runs.length; i++) {
      const run = runs[i]
      if (run === undefined || run.span.start >= line.span.end) break
      made.add(run)
      next = i
    }
    return made.finish()
  })
}

/** Puts a line together. */
class LineMaker {
  readonly #parts: LinePart[] = []
  readonly #lead: number
  #text: string

  constructor(readonly line: CodeLine) {
    this.#lead = line.text.length - (line.span.end - line.span.start)
    this.#text = line.text.slice(0, this.#lead)
    const { start } = line.span
    if (this.#lead > 0) this.#parts.push({ at: 0, span: { start, end: start }, isReplaced: true, mark: null })
  }

  add({ span, mark, text, escapes }: Run): void {
    const { line } = this
    const start = Math.max(span.start, line.span.start)
    const end = Math.min(span.end, line.span.end)
    if (text !== null) {
      // Of one that goes on in the next line all is shown where it begins.
      if (span.start >= line.span.start) this.#push({ start, end }, text, true, mark)
      return
    }
    if (!escapes) {
      this.#push({ start, end }, this.#slice(start, end), false, mark)
      return
    }
    let from = start
    for (let at = start; at < end; at++) {
      // A shell joins lines at the same backslash as docutils does.
      if (this.#slice(at, at + 1) !== '\\' || at + 1 === line.span.end) continue
      this.#push({ start: from, end: at }, this.#slice(from, at), false, mark)
      from = at + (this.#slice(at + 1, at + 2) === ' ' ? 2 : 1)
      at++
    }
    if (from < end) this.#push({ start: from, end }, this.#slice(from, end), false, mark)
  }

  #slice(start: number, end: number): string {
    const { text, span } = this.line
    return text.slice(start - span.start + this.#lead, end - span.start + this.#lead)
  }

  #push(span: Span, text: string, isReplaced: boolean, mark: LinePart['mark']): void {
    if (text === '') return
    const last = this.#parts.at(-1)
    if (last?.mark === mark && !last.isReplaced && !isReplaced && last.span.end === span.start)
      this.#parts[this.#parts.length - 1] = { ...last, span: { start: last.span.start, end: span.end } }
    else this.#parts.push({ at: this.#text.length, span, isReplaced, mark })
    this.#text += text
  }

  finish(): CodeLine {
    const { line } = this
    const isWritten = ({ span, isReplaced, mark }: LinePart) =>
      mark === null && (!isReplaced || span.start === span.end)
    if (this.#text === line.text && this.#parts.every(isWritten)) return line
    return { text: this.#text, span: line.span, parts: this.#parts }
  }
}

/** Text for a hover, in either of the two ways a client may want it. Nothing of a document is ever taken as markup. */
import { MarkupKind } from 'vscode-languageserver'
import type { MarkupContent } from 'vscode-languageserver'

export type RichText =
  /** Running text; what it is joined from is shown as it stands. */
  | { readonly kind: 'text'; readonly parts: readonly (string | { readonly code: string })[] }
  | { readonly kind: 'item'; readonly parts: readonly (string | { readonly code: string })[] }
  | { readonly kind: 'block'; readonly language: string; readonly text: string }

/** One more backtick than `text` has in a row, and at least `least`. */
const ticks = (text: string, least: number) =>
  '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

function codeSpan(text: string): string {
  const line = oneLine(text)
  const fence = ticks(line, 1)
  return line.trim() === '' ? '' : `${fence} ${line} ${fence}`
}

/** What begins emphasis, code, a link, HTML, an entity, an icon or a table anywhere, and addresses that would become links. */
const marks = /[\\`*_[\]<>#|~&$^@]|:(?=\/\/)|(?<=\bwww)\./gi

const escaped = (text: string) => oneLine(text).replace(marks, '\\$&')

function markdownOf(piece: RichText): string {
  if (piece.kind === 'block') {
    const fence = ticks(piece.text, 3)
    return `${fence}${piece.language.replace(/[^\w+-]/g, '')}\n${piece.text}\n${fence}`
  }
  const line = piece.parts.map(part => (typeof part === 'string' ? escaped(part) : codeSpan(part.code))).join('')
  // What would begin a list or a heading at the start of a line.
  const safe = line.replace(/^[-+=]/, '\\$&').replace(/^\d+(?=[.)])/, '$&\\')
  return piece.kind === 'item' ? `- ${safe}` : safe
}

function plainOf(piece: RichText): string {
  if (piece.kind === 'block') return piece.text
  const line = piece.parts.map(part => oneLine(typeof part === 'string' ? part : part.code)).join('')
  return piece.kind === 'item' ? `- ${line}` : line
}

/** Joins the pieces to what a client that takes `formats` (none said: plain text) can show. */
export function markupContent(pieces: readonly RichText[], formats: readonly MarkupKind[] = []): MarkupContent {
  const kind = formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText
  const write = kind === MarkupKind.Markdown ? markdownOf : plainOf
  let value = ''
  pieces.forEach((piece, index) => {
    const inList = piece.kind === 'item' && pieces[index - 1]?.kind === 'item'
    value += (index === 0 ? '' : inList ? '\n' : '\n\n') + write(piece)
  })
  return { kind, value }
}

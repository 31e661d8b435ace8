import type { Comment, Directive, Prose } from '../../markup/block.ts'
import type { SourceText } from '../../text/source-text.ts'
import {
  isDirectiveLine,
  isShell,
  meantBy,
  misspelledComment,
  misspelledText,
  type Misspelling,
} from '../directive-spelling.ts'
import type { Finding, Rule } from '../rule.ts'

export const directiveWithoutColons: Rule = {
  id: 'directive-without-colons',
  severity: 'warning',
  summary: 'A directive is misspelled, so the page shows text, an error or nothing in its place.',
  *ofPassage(_passage, { source, blocks }) {
    for (const block of blocks)
      if (block.kind === 'comment') yield* inComment(block, source)
      else if (block.kind === 'paragraph') yield* inText(block.prose, source)
      // With options right below it is a term.
      else if (block.kind === 'item' && block.term !== null) yield* inText(block.term, source)
      else if (block.kind === 'directive') yield* ofName(block, source)
  },
}

/** So much of a block says what it is. */
const farthest = 2000

/** `.. code-block: console` and `.. code-block::console`. */
function* inComment({ span }: Comment, source: SourceText): Generator<Finding> {
  const text = source.slice({ start: span.start, end: Math.min(span.end, span.start + farthest) })
  const [first = ''] = text.split(/\r\n|\r|\n/, 1)
  const found = misspelledComment(first, /[\r\n][ \t]+\S/.test(text))
  if (found !== null) yield findingOf(found, span.start, 'this is a comment, which no page shows')
}

/** `..code-block:: console`, and `.. code-block:: console` right below a line of text. */
function* inText({ span }: Prose, source: SourceText): Generator<Finding> {
  const text = source.slice({ start: span.start, end: Math.min(span.end, span.start + farthest) })
  if (!text.includes(':')) return
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const start = span.start + index + (line.length - line.trimStart().length)
    if (isDirectiveLine(line.trim())) {
      // One that begins a text is as it should be: the document is read as another markup.
      if (index > 0) yield withoutBlank(start, line.trim(), source)
      return
    }
    const found = misspelledText(line.trim())
    if (found === null) continue
    yield findingOf(found, start, 'this is text')
    return
  }
}

function withoutBlank(start: number, line: string, source: SourceText): Finding {
  const place = source.lineSpan(source.lineAt(start)).start
  const newline = /(?:\r\n|\r|\n)$/.exec(source.slice({ start: Math.max(0, place - 2), end: place }))?.[0] ?? '\n'
  const head = /^\.\.\s+\S+/.exec(line)?.[0] ?? line
  return {
    span: { start, end: start + head.length },
    message: `expected a blank line above \`${head}\`, found text: the directive is part of it`,
    fix: { title: 'Insert a blank line', edits: [{ span: { start: place, end: place }, text: newline }] },
  }
}

/** `.. codeblock::` and `.. bash::`, which are no directives. */
function* ofName({ name, argument, span }: Directive, source: SourceText): Generator<Finding> {
  const head = source.slice({ start: span.start, end: Math.min(span.end, span.start + 200) })
  const at = /^\.\.[ \t]+/.exec(head)?.[0].length
  if (at === undefined || !head.startsWith(name, at)) return
  const isLanguage = isShell(name) && argument === ''
  const meant = meantBy(name)
  if (!isLanguage && (meant === null || meant === name.toLowerCase())) return
  const start = span.start + at
  const blank = head.charAt(at + name.length) === ' ' ? 1 : 0
  const whole = { start, end: start + name.length + blank + 2 }
  const expected = isLanguage ? `code-block:: ${name}` : `${meant ?? ''}::`
  yield {
    span: { start, end: start + name.length },
    message: `expected \`${expected}\`, found \`${name}::\`: there is no such directive, and no page shows its block`,
    fix: { title: `Write \`${expected}\``, edits: [{ span: whole, text: expected }] },
  }
}

const findingOf = ({ start, end, instead, expected, found }: Misspelling, offset: number, what: string): Finding => {
  const span = { start: offset + start, end: offset + end }
  return {
    span,
    message: `expected \`${expected}\`, found \`${found}\`: ${what}`,
    fix: { title: `Write \`${expected}\``, edits: [{ span, text: instead }] },
  }
}

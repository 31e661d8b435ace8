import type { About } from '../about.ts'
import type { Code } from '../block.ts'
import { beforeIn, continued, lineBreakAt, linesBefore } from '../insertion.ts'
import type { Edit } from '../../text/edit.ts'
import type { SourceText } from '../../text/source-text.ts'

/** Writes an author's word about a block: in braces after its language, as a class of its directive, else in a comment above it. */
export function say(words: string, about: About): Edit | null {
  const { block, source } = about
  const own = block.kind === 'code' ? (inBraces(words, block, source) ?? asClass(words, block, source)) : null
  return own ?? inComment(words, about)
}

/** The groups in braces of an info string; braces within quotes are none. */
const group = /\{(?:[^{}"']|"[^"]*"|'[^']*')*\}/g

/**
 * In the braces of an info string that hold words already, else in a pair of its own: `{1,3}` is some renderer's. Braces
 * that begin with a class are Pandoc's, which takes no bare words.
 */
function inBraces(words: string, { form, language, span }: Code, source: SourceText): Edit | null {
  if (form !== 'fence' || language === null) return null
  const line = source.slice({ start: span.start, end: source.lineSpan(source.lineAt(span.start)).end }).trimEnd()
  const info = line.replace(/^(?:`+|~+)\s*/, '')
  if (!/^\w/.test(info) || /\{\s*[.#]/.test(info)) return null
  const insert = (at: number, text: string): Edit => ({
    span: { start: span.start + at, end: span.start + at },
    text,
  })
  const [braces] = [...line.matchAll(group)].filter(([text]) => /^\{\s*[A-Za-z]/.test(text))
  if (braces !== undefined) return insert(braces.index + braces[0].length - 1, ` ${words}`)
  // A brace that is never closed.
  return /[{}]/.test(line.replace(group, '')) ? null : insert(line.length, ` {${words}}`)
}

/** Directives that take the option `class`. */
const classed: ReadonlySet<string> = new Set(['code', 'code-block', 'sourcecode'])

function asClass(words: string, { form, directive, attributes, span }: Code, source: SourceText): Edit | null {
  if (form !== 'directive' || !classed.has(directive ?? '')) return null
  const known = attributes.find(({ name }) => name === 'class')
  if (known !== undefined) {
    const text = source.slice(known.span)
    if (!text.startsWith(':')) return null
    const end = known.span.start + text.trimEnd().length
    return { span: { start: end, end }, text: /\srunbook(?:\s|$)/.test(text) ? ` ${words}` : ` runbook ${words}` }
  }
  const line = source.lineAt(span.start)
  const below = source.slice(source.lineSpan(line + 1))
  if (line === source.lineCount || /^[\s>]*---\s*$/.test(below)) return null
  const { end } = source.lineSpan(line)
  const indent = continued(beforeIn(source, span.start))
  return { span: { start: end, end }, text: `${lineBreakAt(source, end)}${indent}:class: runbook ${words}` }
}

function inComment(words: string, { block, before, source }: About): Edit | null {
  const comment = `<!-- runbook: ${words} -->`
  if (block.kind === 'quote' || block.form !== 'indented') return linesBefore(source, block.span.start, [comment])
  // Four blanks make code of the block: the comment is indented as what is before it.
  const { start } = source.lineSpan(source.lineAt(block.span.start))
  if (/[^\s>]/.test(beforeIn(source, block.span.start))) return null
  const isIndented = before === null && /^(?: {5}|\t.|>)/.test(source.slice({ start, end: block.span.start + 1 }))
  if (isIndented) return null
  const indent = before === null ? '' : continued(beforeIn(source, before.span.start))
  return { span: { start, end: start }, text: `${indent}${comment}${lineBreakAt(source, start)}` }
}

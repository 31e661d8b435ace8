import type { Code as CodeNode } from 'mdast'
import type { Code } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { codeLines, dedent } from './code-lines.ts'
import { fault } from './faults.ts'
import { readInfo } from './info-string.ts'
import type { Info } from './info-string.ts'
import { spanIn } from './inlines.ts'
import type { Reading } from './reading.ts'
import { toSource } from './view.ts'

/** A fenced or indented code block, and the info string of the former. */
export interface ReadCode {
  readonly code: Code
  readonly info: Info | null
}

/** Reads a code node; reports a fence that is never closed. */
export function readCode(node: CodeNode, reading: Reading): ReadCode {
  const { view } = reading
  const { text } = view.lines
  const at = spanIn(node)
  const first = view.lines.lineAt(at.start)
  const base = {
    kind: 'code',
    span: toSource(view, at),
    directive: null,
    argument: null,
    attributes: [],
    closed: true,
  } as const
  const opening = /^(`{3,}|~{3,})/.exec(text.slice(at.start, view.lines.lineSpan(first).end))
  if (!opening?.[1]) {
    // An author who indents by eight means no blanks: docutils takes them away too.
    const lines = dedent(codeLines(node.value, first, view))
    return { code: { ...base, form: 'indented', language: null, lines }, info: null }
  }

  const infoStart = at.start + opening[0].length
  const written = text.slice(infoStart, view.lines.lineSpan(first).end)
  const infoText = written.trim()
  const info = readInfo(infoText, view.sourceOf(infoStart + written.length - written.trimStart().length))
  const lines = node.value === '' ? [] : codeLines(node.value, first + 1, view)
  const closed = !isOpenFence(view.lines.slice(at))
  if (!closed) reportUnclosed(opening[1], at, reading)
  const { language, attributes } = info
  return { code: { ...base, form: 'fence', language, attributes, lines, closed }, info }
}

/** Whether a code block is a fence whose last line is not a run of the fence's character, at least as long. */
export function isOpenFence(text: string): boolean {
  const fence = /^(`{3,}|~{3,})/.exec(text)?.[1]
  if (fence === undefined) return false
  const lastLine = /[\r\n]([^\r\n]*)$/.exec(text)?.[1]
  const closing = lastLine === undefined ? null : /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(lastLine)
  return !(closing?.[1]?.startsWith(fence) ?? false)
}

function reportUnclosed(fence: string, at: Span, { view, faults, documentEnd }: Reading): void {
  const { text } = view.lines
  const line = view.lines.lineSpan(view.lines.lineAt(at.start))
  const before = text.slice(line.start, at.start)
  const end = view.sourceOf(text.length)
  // Only at the document's own end is it plain where the closing fence belongs.
  const edit = { span: { start: end, end }, text: `${text.endsWith('\n') ? '' : '\n'}${before}${fence}\n` }
  const isLast = end === documentEnd && text.slice(at.end).trim() === ''
  const fix = isLast && /^[ \t>]*$/.test(before) ? { title: 'Close the fence', edits: [edit] } : null
  const found = isLast ? 'the end of the document' : 'the end of the item, quote or container around it'
  const message = `expected a closing ${fence} for the fence that opens here, found ${found}`
  faults.push(fault('fence-unclosed', toSource(view, { start: at.start, end: line.end }), message, fix))
}

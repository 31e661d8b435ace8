import type { CodeLine } from '../block.ts'
import type { View } from './view.ts'

/** How many characters at their ends two texts share; NUL counts as the U+FFFD that remark makes of it. */
function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length) {
    const left = a.charCodeAt(a.length - 1 - length)
    const right = b.charCodeAt(b.length - 1 - length)
    if (left !== right && !(left === 0xfffd && right === 0)) break
    length++
  }
  return length
}

/**
 * The lines of a code block whose content begins on line `first` (from 1) of the view: remark gives their text
 * without what containers and indentation put in front, and each is the end of its source line.
 *
 *     > - ␠␠$ kill 21347
 *           ^^^^^^^^^^^^ a line and its span
 *
 * Blank lines at either end are left out.
 */
export function codeLines(value: string, first: number, view: View): CodeLine[] {
  const lines = value.split(/\r\n|\r|\n/).map((text, index): CodeLine => {
    const { start, end } = view.lines.lineSpan(first + index)
    const length = commonEnd(text, view.readable.slice(start, end))
    const span = { start: view.sourceOf(end - length), end: view.sourceOf(end) }
    return { text: text.slice(0, text.length - length) + view.lines.text.slice(end - length, end), span }
  })
  return trimBlank(lines)
}

/** The lines without the blank ones at either end. */
export function trimBlank(lines: readonly CodeLine[]): CodeLine[] {
  let start = 0
  let end = lines.length
  while (start < end && !lines[start]?.text.trim()) start++
  while (end > start && !lines[end - 1]?.text.trim()) end--
  return lines.slice(start, end)
}

/** The lines without the blanks that all of them but blank ones begin with. */
export function dedent(lines: readonly CodeLine[]): readonly CodeLine[] {
  let common = Infinity
  for (const { text } of lines) if (text.trim()) common = Math.min(common, text.length - text.trimStart().length)
  if (common === 0 || common === Infinity) return lines
  return lines.map(({ text, span }) => {
    const left = text.slice(common)
    return { text: left, span: { start: Math.max(span.start, span.end - left.length), end: span.end } }
  })
}

import type { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { respellColons } from './colon-lines.ts'
import type { ColonLine } from './colon-lines.ts'

/** How many emphasis marks in a row of lines remark pairs fast; prose has a few dozen. */
const marksLimit = 1000

/** How many beginnings of HTML comments and instructions; remark looks for the end of each in all that follows. */
const htmlLimit = 100

/** What stands for the marks where there are too many of them to be emphasis or links. */
const standIns: Readonly<Record<string, string>> = {
  '*': '\uFDD0',
  _: '\uFDD1',
  '[': '\uFDD2',
  ']': '\uFDD3',
  '~': '\uFDD4',
  '<': '\uFDD5',
}
const marks: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(standIns).map(([a, b]) => [b, a]))

/**
 * A text that remark reads in bearable time in place of `lines`, without the lines that nest too deep and with every
 * colon fence in remark's own spelling; every character stands where it stood.
 */
export function readableText(
  lines: SourceText,
  tooDeep: readonly Span[],
  colons: readonly ColonLine[],
  isClosedBelow: boolean,
): string {
  const blanked = replaceSpans(lines.text, tooDeep, line => line.replace(/[^\r\n]/g, ' '))
  return withoutMarkFloods(respellColons(blanked, colons, isClosedBelow), lines)
}

/** Undoes in read text what {@link readableText} did to its marks. */
export const restoreMarks = (text: string): string => text.replace(/[\uFDD0-\uFDD5]/g, char => marks[char] ?? char)

function replaceSpans(text: string, spans: readonly Span[], replace: (text: string) => string): string {
  if (spans.length === 0) return text
  const parts: string[] = []
  let offset = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(offset, start), replace(text.slice(start, end)))
    offset = end
  }
  return parts.join('') + text.slice(offset)
}

/**
 * Replaces the marks of paragraphs that hold too many: pairing them takes time that grows with their square. So does
 * looking for the ends of HTML.
 */
function withoutMarkFloods(text: string, lines: SourceText): string {
  const floods: Span[] = []
  let start = 0
  let count = 0
  let html = 0
  const close = (end: number) => {
    if (count > marksLimit || html > htmlLimit) floods.push({ start, end })
    count = 0
    html = 0
  }
  for (let number = 1; number <= lines.lineCount; number++) {
    const span = lines.lineSpan(number)
    const line = lines.slice(span)
    const mark = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+|\||#|\[|$)/.exec(line)
    if (mark) {
      close(span.start)
      start = span.start + mark[0].length
    }
    count += line.length - line.replace(/[*_[\]~]/g, '').length
    if (line.includes('<')) html += line.trimStart().split(/(?!^)<[!?]/).length - 1
  }
  close(text.length)
  // Three tildes are a fence, and HTML that begins its line is a block.
  const flooding = /[*_[\]]|(?<!~)~{1,2}(?!~)|<(?=[!?])(?<=\S[ \t]*<)/g
  const withStandIns = (marks: string) => marks.replace(/./g, char => standIns[char] ?? char)
  return replaceSpans(text, floods, flood => flood.replace(flooding, withStandIns))
}

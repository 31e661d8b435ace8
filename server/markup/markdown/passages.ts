/**
 * Where a text may be cut so that each piece reads as it does within the whole: a line at the margin after a blank one
 * ends every block above it but a fence, an HTML block or a colon fence. A list goes on if the line is its next item.
 */

const isLineEnd = (code: number): boolean => code === 10 || code === 13

/** The offset behind the terminator of the line that holds `offset`; the text's length on its last line. */
export function nextLine(text: string, offset: number): number {
  let next = offset
  while (next < text.length && !isLineEnd(text.charCodeAt(next))) next++
  return behindTerminator(text, next)
}

function behindTerminator(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  return text.charCodeAt(offset) === 13 && text.charCodeAt(offset + 1) === 10 ? offset + 2 : offset + 1
}

/** Where the line begins that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--
  return start
}

/** Whether a line begins at `offset`, at the margin, below a blank line. */
export function beginsPassage(text: string, offset: number): boolean {
  if (offset === 0 || offset >= text.length || !isLineEnd(text.charCodeAt(offset - 1))) return false
  const code = text.charCodeAt(offset)
  if (code === 32 || code === 9 || isLineEnd(code)) return false
  let before = offset - 1
  if (before > 0 && text.charCodeAt(before) === 10 && text.charCodeAt(before - 1) === 13) before--
  while (before > 0 && (text.charCodeAt(before - 1) === 32 || text.charCodeAt(before - 1) === 9)) before--
  return before === 0 || isLineEnd(text.charCodeAt(before - 1))
}

/** The first passage that begins behind `offset`; the text's length when there is none. */
export function nextPassage(text: string, offset: number): number {
  let next = nextLine(text, offset)
  while (next < text.length && !beginsPassage(text, next)) next = nextLine(text, next)
  return next
}

/** Where a document begins: behind a byte order mark. */
export const beginningOf = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0)

/** Front matter is looked for in so much of a text, in UTF-16 units. */
const longestFrontMatter = 64 * 1024

/** The offset behind YAML or TOML front matter and its line end; where the document begins when it has none. */
export function frontMatterEnd(text: string): number {
  const start = beginningOf(text)
  const fence = text.slice(start, start + 3)
  if (fence !== '---' && fence !== '+++') return start
  const isFence = (from: number, to: number) =>
    text.startsWith(fence, from) && /^[ \t\r\n]*$/.test(text.slice(from + 3, to))
  const first = nextLine(text, start)
  if (!isFence(start, first)) return start
  for (let line = first; line < Math.min(text.length, start + longestFrontMatter);) {
    const next = nextLine(text, line)
    if (isFence(line, next)) return next
    line = next
  }
  return start
}

import { SourceText } from '../text/source-text.ts'

/** How much of a text speaks for each markup, and whether it is structured prose at all. */
export interface Signals {
  readonly rst: number
  readonly markdown: number
  /** Headings by underline, lists, or indented blocks that both formats share. */
  readonly structured: boolean
}

/** A sign on one line and how much it weighs: 1 also happens by accident, 3 hardly ever. */
type Sign = readonly [RegExp, number]

const rstSigns: readonly Sign[] = [
  [/^\s*\.\. [\w:+-]+::(?:\s|$)/, 3], //                     .. note::
  [/^\s*\.\. (?:_[^:]+:|\|[^|]+\| [\w-]+::)/, 3], //          .. _target:   .. |x| replace::
  [/^\.\. \S/, 1], //                                         .. a comment
  [/\S.*::\s*$/, 1], //                                       as follows::
  [/:[a-z][\w:+-]*:`[^`]+`/i, 3], //                          :ref:`x`
  [/`[^`<]+ <[^>]+>`__?(?:\W|$)/, 3], //                      `text <target>`_
  [/(?:^|[\s(])`[^`]+`__?(?:\W|$)/, 2], //                    `a reference`_
  [/(?:^|[\s(])``[^`\s](?:[^`]*[^`\s])?``(?:\W|$)/, 1], //    ``literal``
  [/^(?!\s*\|).*(?:^|[\s(])\|\w(?:[\w .-]*\w)?\|(?:\W|$)/, 1], // |substitution|
  [/^\s*#\. \S/, 2], //                                       #. numbered by itself
  [/^\s*\+[-=]{2,}(?:\+[-=]{2,})*\+\s*$/, 1], //              +-----+-----+
  [/^\s*={2,}(?: +={2,})+\s*$/, 2], //                        =====  =====
  [/^:[a-z][\w -]*:(?: |$)/i, 1], //                          :field: value
]

const markdownSigns: readonly Sign[] = [
  [/(?:^|[^\]])\[[^\]]+\]\([^()\s]+(?:\s+["'][^"']*["'])?\)/, 3], // [x](y)
  [/^\s*[-*+] \[[ x]\] /i, 3], //                             - [ ] to do
  [/^\[[^\]]+\]: +\S+/, 3], //                                [x]: https://example.com
  [/^\s*\|?[ :]*-{3,}[ :]*\|[-| :]*$/, 3], //                 |---|---|
  [/^\s*(?:<!--|<\/?(?:details|summary|div|br|img|p|a|table)\b)/i, 2],
  [/^!!! [a-z]/, 3], //                                       !!! note
  [/^:::+ ?\{?[a-z]/i, 3], //                                 :::note
  [/^> ?(?![>\s])\S/, 1], //                                  > quote
  [/(?:^|[\s(])`[^`\s](?:[^`]*[^`\s])?`(?![`_])(?:\W|$)/, 1], // `code`
]

/** How much of a long text is looked at, in UTF-16 units. */
const looked = 200_000

const weigh = (signs: readonly Sign[], line: string): number =>
  signs.reduce((sum, [pattern, weight]) => (pattern.test(line) ? sum + weight : sum), 0)

/** Counts the signs of either markup; a text with NUL in it has none. */
export function signalsOf(text: string): Signals {
  const none = { rst: 0, markdown: 0, structured: false }
  const start = text.slice(0, looked)
  if (start.includes('\0')) return none
  const source = new SourceText(start)
  const lines = Array.from({ length: source.lineCount }, (_, i) =>
    // A very long line is data, not prose.
    source
      .slice(source.lineSpan(i + 1))
      .slice(0, 2000)
      .replace(/^\uFEFF/, '')
      .trimEnd(),
  )
  let rst = 0
  let markdown = 0
  let hashes = 0
  let fence: string | null = null
  lines.forEach((line, i) => {
    const opening = /^[ \t>]*(`{3,})([^`]*)$/.exec(line)
    if (fence !== null) {
      if (opening?.[1] && opening[1].length >= fence.length && !opening[2]?.trim()) fence = null
      return
    }
    if (opening?.[1] && !isAdornment(lines, i)) {
      fence = opening[1]
      markdown += 3
      return
    }
    if (/^~~~+\s*[a-z{]/i.test(line)) markdown += 3
    rst += weigh(rstSigns, line) + adornmentWeight(lines, i)
    markdown += weigh(markdownSigns, line)
    if (isHashHeading(lines, i)) hashes++
  })
  const prose = lines.some(line => /^(?:[-*] |\d+\. )?[A-Z"'`*][\w'’`*-]*(?:,? \S+){3,}/.test(line))
  // `# …` alone may be a comment in a list of packages; with prose around, it is a heading.
  if (prose || hashes === 0) markdown += hashes * 2
  if (isLegal(lines) && Math.max(rst, markdown) < 20) return none
  return { rst, markdown, structured: prose && isStructured(lines) }
}

const adornment = /^([!-/:-@[-`{-~])\1{2,}$/

/** Whether line `i` underlines the text above it, as long as that at least but for a character or two. */
function isAdornment(lines: readonly string[], i: number): boolean {
  const above = lines[i - 1] ?? ''
  const line = lines[i] ?? ''
  return adornment.test(line) && /^\S.*\w/.test(above) && !adornment.test(above) && line.length + 2 >= above.length
}

/** Underlines that only RST knows: of characters other than `=` and `-`, or with a line above the title too. */
function adornmentWeight(lines: readonly string[], i: number): number {
  const line = lines[i] ?? ''
  if (!adornment.test(line)) return 0
  const title = lines[i - 1] ?? ''
  // A title that begins with the line's own character stands in a box of comments.
  if (title.startsWith(line[0] ?? '')) return 0
  const overlined = lines[i - 2] === line && /\w/.test(title) && title.length <= line.length
  if (overlined) return 3
  return isAdornment(lines, i) && !/[=-]/.test(line[0] ?? '') ? 2 : 0
}

/** `# Heading`, with no other line of the kind beside it. */
function isHashHeading(lines: readonly string[], i: number): boolean {
  const hash = /^#{1,6} +\S/
  const isBeside = (line: string | undefined) => /^#/.test(line ?? '')
  return hash.test(lines[i] ?? '') && !isBeside(lines[i - 1]) && !isBeside(lines[i + 1])
}

/** Whether a text is about rights: licences have headings, lists and quotation marks too. A header in a comment is not meant. */
function isLegal(lines: readonly string[]): boolean {
  const legal = lines.filter(line =>
    /^(?!\s|\.\.|<!--).*\b(?:copyright|licen[cs]e[ds]?|warrant(?:y|ies))\b/i.test(line),
  ).length
  return legal > 2 && legal * 30 > lines.length
}

/** Structure that both formats write alike: underlined headings, lists, indented blocks after a colon. */
function isStructured(lines: readonly string[]): boolean {
  const underlined = lines.some((line, i) => /^[=-]{3,}$/.test(line) && isAdornment(lines, i) && !lines[i - 2])
  const items = lines.filter(
    (line, i) => /^ ?(?:[-*+]|\d+[.)]) +\S/.test(line) && !/^\d/.test(lines[i - 1] ?? ''),
  ).length
  const blocks = lines.some(
    (line, i) => /^(?: {4}|\t)\S/.test(line) && !lines[i - 1] && /^\S.*:$/.test(lines[i - 2] ?? ''),
  )
  return underlined || items > 1 || blocks
}

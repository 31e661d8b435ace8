import type { SourceText } from '../../text/source-text.ts'
import { beginsPassage } from './passages.ts'

/** A line of code that stands left of the list item its fence belongs to, and how many blanks it lacks. */
export interface Outdented {
  readonly line: number
  readonly missing: number
}

/** A fence in a list item, while its closing line is looked for. */
interface ItemFence {
  readonly run: string
  readonly indent: number
  /** The column of the item's content. */
  readonly item: number
  readonly outdented: Outdented[]
}

/**
 * Lines of code that stand left of the list item their fence belongs to: the item ends at such a line, and the fence
 * with it, though its author closes it further down.
 *
 *     1. Probe the port:
 *        ```sh
 *       nmap -p 8443 db1        one blank is missing
 *        ```
 *
 * Only lines right below the fence or each other count, and none that begins an item or a section.
 */
export function outdentedLines(lines: SourceText): Outdented[] {
  const found: Outdented[] = []
  const items: number[] = []
  let fence: ItemFence | null = null
  let blank = false
  for (let number = 1; number <= lines.lineCount; number++) {
    const span = lines.lineSpan(number)
    if (beginsPassage(lines.text, span.start)) {
      items.length = 0
      fence = null
    }
    const line = lines.slice(span)
    const text = line.trim()
    const indent = columnsOf(line)
    if (fence) {
      if (/^(?:`{3,}|~{3,})$/.test(text) && text.startsWith(fence.run)) {
        if (indent === fence.indent) found.push(...fence.outdented)
        fence = null
        continue
      }
      if (text !== '' && indent < fence.item) {
        // After a blank line it may as well be what follows a fence that nobody closed.
        const isOther = blank || line.startsWith('\t') || /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]|#{2,6} |`{3}|~{3})/.test(text)
        if (isOther) fence = null
        else fence.outdented.push({ line: number, missing: fence.item - indent })
      }
    }
    if (!fence && text !== '') {
      const run = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0]
      const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(text)?.[0]
      if (marker || blank) while ((items.at(-1) ?? 0) > indent) items.pop()
      if (marker) items.push(indent + (marker.length > 6 ? 2 : marker.length))
      const item = items.findLast(column => column <= indent)
      if (run && item !== undefined) fence = { run, indent, item, outdented: [] }
    }
    blank = text === ''
  }
  return found
}

/** The column of a line's first character that is no blank. */
function columnsOf(line: string): number {
  let column = 0
  for (const char of line) {
    if (char === '\t') column += 4 - (column % 4)
    else if (char === ' ') column++
    else break
  }
  return column
}

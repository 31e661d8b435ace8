import type { RootContent } from 'mdast'
import { spanIn } from './inlines.ts'
import { lineStart, nextLine } from './passages.ts'
import type { View } from './view.ts'

/** A block at the margin that goes on below the text that was read. */
export interface StillOpen {
  /** Where it begins, in the view. */
  readonly start: number
  readonly ending: Ending
}

/** The offset behind what ends a block that begins at `start` of a text; null when that is not found. */
export type Ending = (text: string, start: number) => number | null

/** HTML that a blank line does not end, and what ends it. */
const htmlEnds: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?![^\s>])/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g],
  [/^<\?/, /\?>/g],
  [/^<!\[CDATA\[/, /\]\]>/g],
  [/^<![a-z]/i, />/g],
]

/** What the text below would still belong to: the last node, if it waits for its end; else null. */
export function stillOpen(nodes: readonly RootContent[], view: View): StillOpen | null {
  const node = nodes.at(-1)
  if (!node) return null
  const at = spanIn(node)
  const ending = endingOf(node, view.lines.slice(at))
  return ending === null || ending(view.lines.text, at.start) !== null ? null : { start: at.start, ending }
}

function endingOf(node: RootContent, text: string): Ending | null {
  if (node.type === 'html') {
    const end = htmlEnds.find(([begin]) => begin.test(text.trimStart()))?.[1]
    return end === undefined ? null : (whole, start) => endOfHtml(whole, start, end)
  }
  if (node.type !== 'code' && node.type !== 'containerDirective') return null
  const run = /^(?:`{3,}|~{3,}|:{3,})/.exec(text)?.[0]
  return run === undefined ? null : (whole, start) => endOfFence(whole, start, run)
}

function endOfHtml(text: string, start: number, end: RegExp): number | null {
  end.lastIndex = start + 1
  return end.test(text) ? end.lastIndex : null
}

/** The end of the first line below that is a run of the same characters, no shorter than the opening one. */
function endOfFence(text: string, start: number, run: string): number | null {
  for (let line = nextLine(text, start); line < text.length;) {
    const at = text.indexOf(run, line)
    if (at < 0) return null
    const begin = lineStart(text, at)
    const next = nextLine(text, at)
    let behind = at
    while (text[behind] === run[0]) behind++
    if (/^ {0,3}$/.test(text.slice(begin, at)) && /^[ \t\r\n]*$/.test(text.slice(behind, next))) return next
    line = next
  }
  return null
}

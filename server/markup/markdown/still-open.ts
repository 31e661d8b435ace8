import type { RootContent } from 'mdast'
import { spanIn } from './inlines.ts'
import type { View } from './view.ts'

/** A block that goes on below the text that was read. */
export interface StillOpen {
  readonly kind: 'fence' | 'html' | 'colon'
  /** Where it begins, in the view. */
  readonly start: number
  /** Finds what ends it, from behind its first character on. */
  readonly ending: RegExp
}

/** HTML that a blank line does not end, and what ends it. */
const htmlEnds = [
  [/^<(?:script|pre|style|textarea)(?![^\s>])/i, '</(?:script|pre|style|textarea)>'],
  [/^<!--/, '-->'],
  [/^<\?/, '\\?>'],
  [/^<!\[CDATA\[/, '\\]\\]>'],
  [/^<![a-z]/i, '>'],
] as const

/** What the text below would still belong to: the last node, if it waits for its end; else null. */
export function stillOpen(nodes: readonly RootContent[], view: View): StillOpen | null {
  const node = nodes.at(-1)
  const found = node && endingOf(node, view.lines.slice(spanIn(node)))
  if (!found || !node) return null
  const { start } = spanIn(node)
  found.ending.lastIndex = start + 1
  return found.ending.test(view.lines.text) ? null : { ...found, start }
}

function endingOf(node: RootContent, text: string): Pick<StillOpen, 'kind' | 'ending'> | null {
  if (node.type === 'html') {
    const end = htmlEnds.find(([begin]) => begin.test(text.trimStart()))?.[1]
    return end === undefined ? null : { kind: 'html', ending: new RegExp(end, 'gi') }
  }
  const run = /^(?:(`{3,})|(~{3,})|(:{3,}))/.exec(text)?.[0]
  if (run === undefined || (node.type !== 'code' && node.type !== 'containerDirective')) return null
  const ending = new RegExp(`(?<=[\\r\\n]) {0,3}${run}${run.charAt(0)}*[ \\t]*(?![^\\r\\n])`, 'g')
  return { kind: node.type === 'code' ? 'fence' : 'colon', ending }
}

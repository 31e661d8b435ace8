import type { RootContent } from 'mdast'
import { SourceText } from '../../text/source-text.ts'
import type { Span } from '../../text/span.ts'
import { colonLinesIn, followColons } from './colon-lines.ts'
import type { OpenColons } from './colon-lines.ts'
import { spanIn } from './inlines.ts'
import { keptBack } from './nesting.ts'
import { outdentedLines } from './outdented.ts'
import type { Outdented } from './outdented.ts'
import { patched } from './patched.ts'
import { readableText } from './readable.ts'
import { remarkTree } from './remark-tree.ts'
import type { View } from './view.ts'

/** A stretch of a text as remark read it. */
export interface ReadNodes {
  readonly view: View
  readonly nodes: readonly RootContent[]
  /** Lines that were read with blanks in front that they lack, by their numbers in the stretch. */
  readonly outdented: readonly Outdented[]
  /** Lines of the view that were left out because they nest too deep. */
  readonly tooDeep: readonly Span[]
  /** The first of those that lack the marks of their containers, too many in a row. */
  readonly tooLazy: Span | null
  /** The stretch's offset of an offset in the view. */
  readonly offsetOf: (offset: number) => number
}

/** What stands for the text below a stretch, at the margin: blocks end there as they would within the whole. */
const below = 'x'

/** What is read, and among what. */
export interface Surrounded {
  readonly text: string
  /** Stands in front of it; its own nodes are left out. */
  readonly prefix: string
  /** Whether more text stands below. */
  readonly goesOn: boolean
  readonly colons: OpenColons
  readonly isClosedBelow: boolean
  /** The document's offset of an offset in the text. */
  readonly sourceOf: (offset: number) => number
}

/**
 * Reads a stretch of a text. What would stand in the way of remark is
 * respelled; what stands in code or HTML at the margin is not, for there it means nothing.
 */
export function readNodes({ text, prefix, goesOn, colons, isClosedBelow, sourceOf }: Surrounded): ReadNodes {
  const suffix = goesOn ? below : ''
  const read = (outdented: readonly Outdented[]): ReadNodes => {
    const lines = new SourceText(text)
    const { text: body, before } = patched(
      text,
      outdented.map(({ line, missing }) => {
        const { start } = lines.lineSpan(line)
        return { span: { start, end: start }, text: ' '.repeat(missing) }
      }),
    )
    const bodyLines = new SourceText(body)
    const colonLines = [...colonLinesIn(body)]
    const tooDeep = new Map<number, Span>()
    for (const span of followColons(colons, colonLines).tooDeep) tooDeep.set(span.start, span)
    const kept = keptBack(bodyLines)
    for (const span of kept.tooDeep) tooDeep.set(span.start, span)
    const deep = [...tooDeep.values()]
    const blank = [...deep, ...kept.tooLazy].sort((a, b) => a.start - b.start)
    const offsetOf = (offset: number) => before(Math.min(Math.max(0, offset - prefix.length), body.length))
    const view: View = {
      lines: new SourceText(prefix + body + suffix),
      readable: prefix + readableText(bodyLines, blank, colonLines, isClosedBelow) + suffix,
      sourceOf: offset => sourceOf(offsetOf(offset)),
    }
    const all = remarkTree(view.readable).children
    const nodes = all.filter(node => {
      const { start } = spanIn(node)
      return start >= prefix.length && !(goesOn && start === prefix.length + body.length)
    })
    const opaque = nodes.filter(({ type }) => type === 'code' || type === 'html').map(spanIn)
    const isOpaque = (at: number) => isWithin(opaque, at)
    const inView = ({ start, end }: Span) => ({ start: start + prefix.length, end: end + prefix.length })
    const lineStart = ({ line }: Outdented) => view.lines.lineSpan(line + lineBreaksIn(prefix)).start
    return {
      view,
      nodes,
      offsetOf,
      outdented: outdented.filter(found => !isOpaque(lineStart(found))),
      tooDeep: deep
        .sort((a, b) => a.start - b.start)
        .map(inView)
        .filter(({ start }) => !isOpaque(start)),
      tooLazy: kept.tooLazy.map(inView).find(({ start }) => !isOpaque(start)) ?? null,
    }
  }
  const found = outdentedLines(new SourceText(text))
  const first = read(found)
  return first.outdented.length === found.length ? first : read(first.outdented)
}

/** Whether an offset lies within one of some spans, which are in order. */
function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return (spans[low - 1]?.end ?? 0) > offset
}

const lineBreaksIn = (prefix: string): number => prefix.split('\n').length - 1

import { readColonOpening } from './colon-fence.ts'
import { lineStart, nextLine } from './passages.ts'

/** How deep colon fences may stand in each other: remark reads the content of each once more. */
const depthLimit = 10

/**
 * A line that opens or closes a colon fence, wherever it stands.
 *
 *     > :::note Title
 *     ^               start (the terminator belongs to the line)
 */
export interface ColonLine {
  readonly start: number
  readonly end: number
  /** How many colons. */
  readonly size: number
  readonly opens: boolean
  /** Whether it closes what stands in front of it for certain: nothing but quote marks in front, nothing behind. */
  readonly closes: boolean
}

/** Sizes of the fences that are open, from the outermost. */
export type OpenColons = readonly number[]

/** The lines from `offset` on, where a line begins, that open or close colon fences. */
export function* colonLinesIn(text: string, offset = 0): Generator<ColonLine> {
  for (let at = text.indexOf(':::', offset); at >= 0;) {
    const start = lineStart(text, at)
    const end = nextLine(text, at)
    const line = text.slice(start, end)
    const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(:{3,})/.exec(line)
    if (fence?.[1] !== undefined) {
      const opens = line.slice(fence[0].length).trim() !== ''
      yield { start, end, size: fence[1].length, opens, closes: /^[ \t>]*:{3,}[ \t]*[\r\n]*$/.test(line) }
    }
    at = text.indexOf(':::', end)
  }
}

/** Follows colon fences over a piece of a text: what is open behind it, and which of its lines nest too deep. */
export function followColons(
  open: OpenColons,
  lines: readonly ColonLine[],
): { readonly open: OpenColons; readonly tooDeep: readonly ColonLine[] } {
  if (lines.length === 0) return { open, tooDeep: [] }
  const now = [...open]
  const tooDeep: ColonLine[] = []
  for (const line of lines) {
    if (!line.opens) {
      // A closing line closes the outermost fence that is no longer than it.
      const closed = now.findIndex(size => size <= line.size)
      if (closed >= 0) now.length = closed
    } else if (now.length >= depthLimit) tooDeep.push(line)
    else now.push(line.size)
  }
  return { open: now, tooDeep }
}

/** Where the last line begins that closes a colon fence; -1 when there is none. */
export function lastClosing(text: string): number {
  for (let at = text.lastIndexOf(':::'); at >= 0;) {
    const start = lineStart(text, at)
    const [line] = colonLinesIn(text.slice(start, nextLine(text, at)))
    if (line?.closes === true) return start
    at = start === 0 ? -1 : text.lastIndexOf(':::', start - 1)
  }
  return -1
}

/** Whether what becomes of a piece of a text depends on whether a line below it closes a colon fence. */
export const asksBelow = (lines: readonly ColonLine[]): boolean => lines.at(-1)?.closes === false

/**
 * Respells the opening lines of colon fences as `:::name` and blanks; those without a closing line below them stay
 * prose.
 */
export function respellColons(text: string, lines: readonly ColonLine[], isClosedBelow: boolean): string {
  const lastClosing = isClosedBelow ? lines.length : lines.findLastIndex(({ closes }) => closes)
  const parts: string[] = []
  let done = 0
  for (const { start, end, opens } of lines.slice(0, Math.max(0, lastClosing))) {
    const line = text.slice(start, end).trimEnd()
    const at = line.indexOf(':::')
    const opening = opens ? readColonOpening(line.slice(at)) : null
    if (!opening || opening.spelling === 'directive') continue
    const colons = /^:+/.exec(line.slice(at))?.[0] ?? ''
    parts.push(text.slice(done, start), (line.slice(0, at) + colons + opening.name).padEnd(line.length))
    done = start + line.length
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done)
}

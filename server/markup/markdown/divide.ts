import { documentLimit, sizeOfPassage, unit } from './bulk.ts'
import type { LeftOut } from './bulk.ts'
import { leftOutFault } from './faults.ts'
import { gap, readPart } from './part.ts'
import type { Around, Open, Part } from './part.ts'
import { frontMatterEnd, beginningOf, nextLine, nextPassage } from './passages.ts'
import type { Whole } from './view.ts'

/** How far the end of a fence, a comment or a colon fence is looked for, in UTF-16 units. */
const longestBlock = 512 * 1024

/** How far a part reaches, and what stops it there. */
interface Reach {
  readonly end: number
  readonly size: number
  readonly stop: LeftOut | null
  /** The size of the passage that is too much for the document. */
  readonly rest: number
}

/**
 * Reads the part that begins at `start`, where nothing is open, and steps over what must be left out behind it. The part
 * ends where a passage does: at the first after `least` units, but not beyond `goal`, unless a block goes on there.
 * `total` is the size of what stands above.
 */
export function readNext(
  whole: Whole,
  start: number,
  goal: number,
  total: number,
  around: Around,
  least: number,
): Part[] {
  const { text } = whole
  const front = start === beginningOf(text) ? frontMatterEnd(text) : start
  if (front > start)
    return [readPart(whole, { start, end: front, size: 0, isFrontMatter: true, goesOn: false }, around).part]

  let reach = grown(text, { end: start, size: 0, stop: null, rest: 0 }, Math.min(goal, start + least), total)
  if (reach.end === start) return [gapAt(whole, reach)]
  for (let times = 0; ; times++) {
    const { end, size } = reach
    const goesOn = reach.stop === null && end < text.length
    const { part, open } = readPart(whole, { start, end, size, isFrontMatter: false, goesOn }, around)
    if (reach.stop !== null) return [part, gapAt(whole, { ...reach, size: 0 })]
    if (open === null || !goesOn) return [part]
    if (end - open.start >= longestBlock) return [part, gapAt(whole, { ...reach, size: 0, stop: 'part' })]
    reach = grown(text, reach, wanted(text, end, open, times === 0 ? 1 : end - start), total)
  }
}

/** Where a part must end at least for the block that goes on below it: `more` units further, or where the block ends. */
function wanted(text: string, end: number, open: Open, more: number): number {
  const furthest = open.start + longestBlock
  const closed = open.ending(text.slice(0, furthest), open.start) ?? furthest
  return Math.max(closed, Math.min(furthest, end + more))
}

/** Adds passages until they reach `wanted`, or there are too many blocks in one of them or in the document. */
function grown(text: string, from: Reach, wanted: number, total: number): Reach {
  let { end, size } = from
  while (end < wanted && end < text.length) {
    const next = nextPassage(text, end)
    const passage = sizeOfPassage(text, end, next)
    if (total + size + passage.size > documentLimit * unit) return { end, size, stop: 'document', rest: passage.size }
    size += passage.size
    if (passage.cut !== null) return { end: passage.cut, size, stop: 'passage', rest: 0 }
    end = next
  }
  return { end, size, stop: null, rest: 0 }
}

/** What is left out where a part stops: the rest of a passage, or of the text. */
function gapAt(whole: Whole, { end: start, size, stop, rest }: Reach): Part {
  const { text, sourceOf } = whole
  const end = stop === 'passage' ? nextPassage(text, start) : text.length
  const line = text.slice(start, nextLine(text, start)).replace(/[\r\n]+$/, '')
  const span = { start: sourceOf(start), end: sourceOf(start + line.length) }
  const what = stop ?? 'part'
  return gap(start, text.slice(start, end), size + rest, what, leftOutFault(what, span))
}

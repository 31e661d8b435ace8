/** The numbers that a document gives its steps: of numbered sections, and of numbered list items. */
import type { Block, Prose } from '../markup/block.ts'
import { tieLike } from '../text/anchor.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import { siblingsOf } from './blocks.ts'
import { weighing, type DocumentCheck, type Finding } from './rule.ts'

/** A step number as written, and where. */
interface StepNumber {
  readonly number: number
  /**
   *     5. Reboot
   *     ^^ span
   */
  readonly span: Span
  /** What stands right before the step it belongs to. */
  readonly before: Block | null
}

/** A number that does not follow from the one before it. */
export interface OutOfCount {
  readonly number: number
  readonly span: Span
  readonly previous: number
  readonly previousSpan: Span
  /** Nothing but OR stands between the two. */
  readonly joined: boolean
}

/** Finds numbers that stand `out` of their count, beside the one `previous` to them, in all of a document. */
export const outOfCount = (
  out: (number: number, previous: number) => boolean,
  finding: (found: OutOfCount, source: SourceText) => Finding,
): DocumentCheck =>
  weighing<OutOfCount>({
    *note(passage, { source }) {
      for (const siblings of siblingsOf(passage)) yield* foundIn(siblings, source, out)
    },
    *weigh(notes, { tree, source }) {
      for (const found of notes) yield finding(found, source)
      // Siblings that no passage holds.
      for (const found of foundIn(tree.blocks, source, out)) yield finding(found, source)
    },
  })

function* foundIn(
  siblings: readonly Block[],
  source: SourceText,
  out: (number: number, previous: number) => boolean,
): Generator<OutOfCount> {
  for (const count of [...countsOfSections(siblings, source), ...countsOfItems(siblings)])
    for (const [index, { number, span, before }] of count.entries()) {
      const previous = count[index - 1]
      if (previous !== undefined && out(number, previous.number))
        yield { number, span, previous: previous.number, previousSpan: previous.span, joined: isOr(before) }
    }
}

/** A paragraph that says nothing but OR. */
const isOr = (block: Block | null): boolean =>
  block?.kind === 'paragraph' && /^\W*(or|alternatively|either|otherwise)\W*$/i.test(block.prose.text)

/** `5. Reboot`, `5) Reboot`, `2.1 Install` below section `2.`, `Step 5: Reboot`; a bare `5 Reboot` may be anything. */
const heading = /^(?:step\s+)(\d{1,2})\b|^(?:\d{1,2}\.)*(\d{1,2})[.)](?=\s)/i

/** The number that a heading begins with, and what stands before that. */
interface HeadingNumber extends Pick<StepNumber, 'number' | 'span'> {
  readonly prefix: string
}

const known = new WeakMap<Prose, HeadingNumber | null>()

/** The number of a heading, worked out once as long as the heading stays. */
function numberIn(title: Prose, source: SourceText): HeadingNumber | null {
  let number = known.get(title)
  if (number === undefined) {
    const match = heading.exec(source.slice(title.span))
    const digits = match?.[1] ?? match?.[2]
    const { start } = title.span
    number =
      match === null || digits === undefined
        ? null
        : tieLike(title.span, {
            number: Number(digits),
            span: { start, end: start + match[0].length },
            prefix: match[0].slice(0, match[0].lastIndexOf(digits)),
          })
    known.set(title, number)
  }
  return number
}

function countsOfSections(siblings: readonly Block[], source: SourceText): StepNumber[][] {
  const numbers: (StepNumber & { readonly prefix: string; readonly level: number })[] = []
  for (const [index, block] of siblings.entries()) {
    if (block.kind !== 'section') continue
    const found = numberIn(block.title, source)
    if (found === null) continue
    numbers.push({ ...found, before: lastBlockBefore(siblings, index), level: block.level })
  }
  // `1.2.` after `1.1.` counts on; `2.1.` after `1.9.` is another count.
  const alike = numbers.every(({ prefix, level }) => prefix === numbers[0]?.prefix && level === numbers[0].level)
  const counts: StepNumber[][] = []
  for (const entry of alike ? numbers : []) {
    const count = counts.at(-1)
    if (count === undefined || (entry.number <= 1 && (count.at(-1)?.number ?? 0) > 1)) counts.push([entry])
    else count.push(entry)
  }
  return counts
}

/** The block that a reader sees right before a section: the last one of the section before it. */
function lastBlockBefore(siblings: readonly Block[], index: number): Block | null {
  let before: Block | undefined = siblings[index - 1]
  while (before?.kind === 'section' && before.children.length > 0) before = before.children.at(-1)
  return before ?? null
}

/**
 * Numbers of ordered lists' items; a list that does not begin with 1 goes on with the one before it among its
 * siblings, as lists that text at the margin has split do.
 */
function countsOfItems(siblings: readonly Block[]): StepNumber[][] {
  const counts: StepNumber[][] = []
  for (const [index, list] of siblings.entries()) {
    if (list.kind !== 'list' || list.style !== 'ordered') continue
    const own = list.items.flatMap(({ number, marker, span }, at) =>
      number === null
        ? []
        : [
            {
              number,
              span: marker.end > marker.start ? marker : span,
              before: at === 0 ? (siblings[index - 1] ?? null) : null,
            },
          ],
    )
    // `1.` before each item is Markdown's way to let the page count.
    if (own.length > 1 && own.every(({ number }) => number === own[0]?.number)) continue
    const count = counts.at(-1)
    if (count === undefined || (own[0]?.number ?? 0) <= 1) counts.push(own)
    else for (const entry of own) count.push(entry)
  }
  return counts
}

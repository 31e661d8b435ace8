/** The numbers that a document gives its steps: of numbered sections, and of numbered list items. */
import type { Block, Prose } from '../markup/block.ts'
import { tieLike } from '../text/anchor.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Span } from '../text/span.ts'
import { siblingsIn } from './blocks.ts'
import { headingNumber, type HeadingNumber } from './numbered-heading.ts'
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

/** The first and the last number of a count in a section: the next section may go on with it. */
interface CountEnds {
  /** Counts with the same name may go on with each other. */
  readonly name: string
  readonly first: StepNumber
  readonly last: StepNumber
}

/** Finds numbers that stand `out` of their count, beside the one `previous` to them, in all of a document. */
export const outOfCount = (
  out: (number: number, previous: number) => boolean,
  finding: (found: OutOfCount, source: SourceText) => Finding,
): DocumentCheck =>
  weighing<OutOfCount | CountEnds>({
    *note({ block }, around) {
      for (const siblings of siblingsIn(around)) yield* foundIn(siblings, around.source, out)
      if (block.kind === 'section') yield* endsIn(block.children, around.source)
    },
    *weigh(notes, { tree, source }) {
      const before = new Map<string, StepNumber>()
      for (const note of notes) {
        if (!('name' in note)) yield finding(note, source)
        else {
          const found = goingOn(before.get(note.name), note.first)
          if (found !== null && out(found.number, found.previous)) yield finding(found, source)
          before.set(note.name, note.last)
        }
      }
      // Siblings that no passage holds.
      for (const found of foundIn(tree.blocks, source, out)) yield finding(found, source)
    },
  })

const allCounts = (siblings: readonly Block[], source: SourceText): (readonly [string, StepNumber[]])[] =>
  siblings.some(mayHaveNumber)
    ? [...countsOfSections(siblings, source), ...countsOfItems(siblings).map(count => ['items', count] as const)]
    : []

const mayHaveNumber = (block: Block): boolean =>
  block.kind === 'section' || (block.kind === 'list' && block.style === 'ordered')

function* foundIn(
  siblings: readonly Block[],
  source: SourceText,
  out: (number: number, previous: number) => boolean,
): Generator<OutOfCount> {
  for (const [, count] of allCounts(siblings, source))
    for (const [index, { number, span, before }] of count.entries()) {
      const previous = count[index - 1]
      if (previous !== undefined && out(number, previous.number))
        yield { number, span, previous: previous.number, previousSpan: previous.span, joined: isOr(before) }
    }
}

function* endsIn(siblings: readonly Block[], source: SourceText): Generator<CountEnds> {
  for (const [name, count] of allCounts(siblings, source)) {
    const [first, last] = [count[0], count.at(-1)]
    // Blocks do not outlive an edit; what stands before the first number of a section is not joined to it anyway.
    if (first !== undefined && last !== undefined)
      yield { name, first: { ...first, before: null }, last: { ...last, before: null } }
  }
}

/** A section's first number that is not 1 goes on with the section before; one far off counts something else. */
function goingOn(last: StepNumber | undefined, first: StepNumber): OutOfCount | null {
  if (last === undefined || first.number <= 1 || first.number < last.number || first.number > last.number + 2)
    return null
  return { number: first.number, span: first.span, previous: last.number, previousSpan: last.span, joined: false }
}

/** A paragraph that says nothing but OR. */
const isOr = (block: Block | null): boolean =>
  block?.kind === 'paragraph' && /^\W*(or|alternatively|either|otherwise)\W*$/i.test(block.prose.text)

/** What a heading begins with, and where. */
type NumberedHeading = HeadingNumber & Pick<StepNumber, 'span'>

const known = new WeakMap<Prose, NumberedHeading | null>()

/** The number of a heading, worked out once as long as the heading stays. */
function numberIn(title: Prose, source: SourceText): NumberedHeading | null {
  let number = known.get(title)
  if (number === undefined) {
    // Of a title in Markdown the span begins with the marks before it.
    const start = title.inlines[0]?.span.start ?? title.span.start
    const found = headingNumber(source.slice({ start, end: title.span.end }))
    number = found && tieLike(title.span, { ...found, span: { start, end: start + found.length } })
    known.set(title, number)
  }
  return number
}

/** Counts of numbered sections, each with a name for those of its kind. */
function countsOfSections(siblings: readonly Block[], source: SourceText): (readonly [string, StepNumber[]])[] {
  const counts: (readonly [string, StepNumber[]])[] = []
  for (const [index, block] of siblings.entries()) {
    if (block.kind !== 'section') continue
    const found = numberIn(block.title, source)
    if (found === null) continue
    const { prefix, number, span, isBare } = found
    const entry = { number, span, before: lastBlockBefore(siblings, index) }
    // `1.2.` after `1.1.` counts on; `2.1.` after `1.9.` is another count.
    const name = `${String(block.level)} ${prefix}`
    const [last, count] = counts.at(-1) ?? []
    if (isBare && last === 'releases') continue
    if (count === undefined || last !== name || (number <= 1 && (count.at(-1)?.number ?? 0) > 1))
      counts.push([isBare && number > 1 ? 'releases' : name, [entry]])
    else count.push(entry)
  }
  // Sections that begin with `2.4` are named after releases.
  return counts.filter(([name]) => name !== 'releases')
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

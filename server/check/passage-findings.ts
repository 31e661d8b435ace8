import type { Block } from '../markup/block.ts'
import { alikeEnds } from '../runbook/alike-ends.ts'
import type { Passage, Runbook } from '../runbook/model.ts'
import { movesAsOne, tieLike } from '../text/anchor.ts'
import type { Work } from '../text/work.ts'
import { isContent } from './blocks.ts'
import type { Around, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'

export interface RuleFinding {
  readonly rule: Rule
  readonly finding: Finding
}

/** What the rules find in one passage alone, and what they note of it. */
interface Known {
  readonly passage: Passage
  readonly before: Block | null
  readonly isFirst: boolean
  readonly found: readonly RuleFinding[]
  readonly noted: readonly (readonly [Rule, readonly unknown[]])[]
}

/** What is known of a document's passages as long as they stay. */
export class PassageFindings {
  #known: readonly Known[] = [];

  /** The findings of all passages, in order; only those that are new are looked at. */
  *of({ passages, source, tree }: Runbook): Work<readonly Known[]> {
    const first = tree.blocks.find(isContent) ?? null
    const keptAt = this.#aligned(passages)
    const known: Known[] = []
    let before: Block | null = null
    for (const [index, passage] of passages.entries()) {
      const { block } = passage
      const kept = keptAt(passage, index)
      if (
        kept !== undefined &&
        kept.passage === passage &&
        kept.before === before &&
        kept.isFirst === (block === first) &&
        isKeepable(block)
      ) {
        known.push(kept)
      } else {
        known.push(lookAt(passage, { source, before, isFirst: block === first }))
        yield
      }
      // What follows a heading is the first in its section.
      before = block.kind === 'section' ? null : block
    }
    this.#known = known
    return known
  }

  /** What was known of a passage, found by its place: most passages stay, and all behind an edit move alike. */
  #aligned(passages: readonly Passage[]): (passage: Passage, index: number) => Known | undefined {
    const old = this.#known
    const [start, end] = alikeEnds(old, passages, (known, passage) => isSamePlace(known?.passage, passage))
    const shift = old.length - passages.length
    const between = new Map(old.slice(start, old.length - end).map(known => [known.passage, known]))
    return (passage, index) =>
      index < start ? old[index] : index < passages.length - end ? between.get(passage) : old[index + shift]
  }
}

/** What reaches over several pieces of the text has no one place from which to measure. */
const isKeepable = (block: Block): boolean => block.kind === 'section' || movesAsOne(block.span)

/** Whether two passages are one, or a heading whose section holds something else now. */
const isSamePlace = (a: Passage | undefined, b: Passage | undefined): boolean =>
  a === b || (a?.block.kind === 'section' && b?.block.kind === 'section' && a.block.title === b.block.title)

function lookAt(passage: Passage, around: Around): Known {
  const found: RuleFinding[] = []
  const noted: [Rule, readonly unknown[]][] = []
  for (const rule of rules) {
    if (rule.ofStep !== undefined)
      for (const step of passage.steps)
        for (const finding of rule.ofStep(step, around.source)) found.push({ rule, finding })
    if (rule.ofPassage !== undefined)
      for (const finding of rule.ofPassage(passage, around)) found.push({ rule, finding })
    const notes = [...(rule.ofDocument?.note(passage, around) ?? [])]
    if (notes.length > 0) noted.push([rule, notes])
  }
  const { block } = passage
  tieLike(block.kind === 'section' ? block.heading : block.span, [
    found.map(({ finding }) => finding),
    noted.map(([, notes]) => notes),
  ])
  return { passage, before: around.before, isFirst: around.isFirst, found, noted }
}

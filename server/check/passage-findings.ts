import type { Block } from '../markup/block.ts'
import type { Passage, Runbook, Stretch } from '../runbook/model.ts'
import { tieWithin } from '../markup/tie-within.ts'
import { tieLike } from '../text/anchor.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import { isContent } from './blocks.ts'
import type { Around, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'

export interface RuleFinding {
  readonly rule: Rule
  readonly finding: Finding
}

/** What the rules find in passages alone, and what they note of them. */
export interface Findings {
  readonly found: readonly RuleFinding[]
  readonly noted: readonly (readonly [Rule, readonly unknown[]])[]
}

/** Findings, and where they were found. */
interface Known extends Findings {
  readonly before: Block | null
  readonly first: Block | null
  /** They hold as long as what they were found in stays. */
  readonly isLasting: boolean
}

/** What is known of a document's passages, and of stretches of them, as long as they stay. */
export class PassageFindings {
  readonly #passages = new WeakMap<Passage, Known>()
  readonly #stretches = new WeakMap<Stretch, Known>();

  /** The findings of all stretches, in order; only passages that are new are looked at. */
  *of({ stretches, source, tree }: Runbook): Work<readonly Findings[]> {
    const first = tree.blocks.find(isContent) ?? null
    const all: Findings[] = []
    let before: Block | null = null
    for (const stretch of stretches) {
      let known = this.#stretches.get(stretch)
      if (known?.before !== before || known.first !== firstIn(stretch, first) || !known.isLasting) {
        known = this.#lookThrough(stretch, source, before, first)
        this.#stretches.set(stretch, known)
        yield
      }
      all.push(known)
      before = asBefore(stretch.passages.at(-1))
    }
    return all
  }

  #lookThrough(stretch: Stretch, source: SourceText, before: Block | null, first: Block | null): Known {
    const parts: Known[] = []
    let last = before
    for (const passage of stretch.passages) {
      const isFirst = passage.block === first
      let known = this.#passages.get(passage)
      if (known?.before !== last || known.first !== (isFirst ? first : null) || !known.isLasting) {
        known = lookAt(passage, { source, before: last, isFirst })
        this.#passages.set(passage, known)
      }
      parts.push(known)
      last = asBefore(passage)
    }
    return {
      found: parts.flatMap(({ found }) => found),
      noted: parts.flatMap(({ noted }) => noted),
      before,
      first: firstIn(stretch, first),
      isLasting: parts.every(({ isLasting }) => isLasting),
    }
  }
}

/** What follows a heading is the first in its section. */
const asBefore = (passage: Passage | undefined): Block | null =>
  passage === undefined || passage.block.kind === 'section' ? null : passage.block

const firstIn = ({ passages }: Stretch, first: Block | null): Block | null =>
  passages.some(({ block }) => block === first) ? first : null

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
  const data = [found.map(({ finding }) => finding), noted.map(([, notes]) => notes)]
  if (block.kind === 'section') tieLike(block.heading, data)
  // What cannot be measured from one piece of the text does not last.
  const isLasting = block.kind === 'section' || tieWithin(block, data)
  return { found, noted, before: around.before, first: around.isFirst ? block : null, isLasting }
}

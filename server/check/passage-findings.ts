import type { Block } from '../markup/block.ts'
import type { Passage, Runbook, Stretch } from '../runbook/model.ts'
import { tieWithin } from '../markup/tie-within.ts'
import { tieLike } from '../text/anchor.ts'
import type { Span } from '../text/span.ts'
import type { Work } from '../text/work.ts'
import { blocksOf, isContent, textOf } from './blocks.ts'
import type { Around, Finding, Rule } from './rule.ts'
import { rules } from './rules/index.ts'

export interface RuleFinding {
  readonly rule: Rule
  readonly finding: Finding
}

/** What the rules find in the passages of a stretch alone, and what their notes of them come to. */
export interface Findings {
  readonly found: readonly RuleFinding[]
  readonly sums: readonly (readonly [Rule, unknown])[]
  /** From the first of the passages, as far as it is a text of its own, to the end of the last. */
  readonly first: Span
  readonly last: Span
}

/** What the rules find in a passage, and what they note of it. */
interface Noted {
  readonly found: readonly RuleFinding[]
  readonly notes: readonly (readonly [Rule, readonly unknown[]])[]
}

/** What is known, and what that depends on beside the passages themselves. */
interface Known<T> {
  readonly findings: T
  /** What stands right before. */
  readonly before: Block | null
  /** The first thing that a reader sees, when it is among them. */
  readonly first: Block | null
  /** They hold as long as what they were found in stays. */
  readonly isLasting: boolean
}

/** What is known of a document's passages, and of stretches of them, as long as they stay. */
export class PassageFindings {
  readonly #passages = new WeakMap<Passage, Known<Noted>>()
  readonly #stretches = new WeakMap<Stretch, Known<Findings>>();

  /** The findings of all stretches, in order; only passages that are new are looked at. */
  *of({ stretches, source, tree, markup }: Runbook): Work<readonly Findings[]> {
    const all: Findings[] = []
    let before: Block | null = null
    let ahead = tree.blocks.find(isContent) ?? null
    for (const stretch of stretches) {
      const first = ahead !== null && stretch.passages.some(({ block }) => block === ahead) ? ahead : null
      if (first !== null) ahead = null
      let known = this.#stretches.get(stretch)
      if (known?.before !== before || known.first !== first || !known.isLasting) {
        known = this.#lookThrough(stretch, { source, markup }, before, first)
        this.#stretches.set(stretch, known)
        yield
      }
      all.push(known.findings)
      before = asBefore(stretch.passages.at(-1))
    }
    return all
  }

  #lookThrough(
    { passages }: Stretch,
    document: Pick<Around, 'source' | 'markup'>,
    before: Block | null,
    first: Block | null,
  ): Known<Findings> {
    const parts: Known<Noted>[] = []
    let last = before
    for (const passage of passages) {
      const isFirst = passage.block === first
      let known = this.#passages.get(passage)
      if (known?.before !== last || known.first !== (isFirst ? first : null) || !known.isLasting) {
        known = lookAt(passage, { ...document, blocks: blocksOf(passage), before: last, isFirst })
        this.#passages.set(passage, known)
      }
      parts.push(known)
      last = asBefore(passage)
    }
    const findings: Findings = {
      found: parts.flatMap(({ findings }) => findings.found),
      sums: sumsOf(parts.flatMap(({ findings }) => findings.notes)),
      first: extentOf(passages[0]),
      last: extentOf(passages.at(-1)),
    }
    return { findings, before, first, isLasting: parts.every(({ isLasting }) => isLasting) }
  }
}

const extentOf = (passage: Passage | undefined): Span =>
  passage === undefined ? { start: 0, end: 0 } : textOf(passage)

function sumsOf(all: readonly (readonly [Rule, readonly unknown[]])[]): (readonly [Rule, unknown])[] {
  const notes = new Map<Rule, unknown[]>()
  for (const [rule, own] of all) {
    const list = notes.get(rule)
    if (list === undefined) notes.set(rule, [...own])
    else for (const note of own) list.push(note)
  }
  return [...notes].map(([rule, own]) => [rule, rule.ofDocument?.sum(own)])
}

/** What follows a heading is the first in its section. */
const asBefore = (passage: Passage | undefined): Block | null =>
  passage === undefined || passage.block.kind === 'section' ? null : passage.block

const nothingNoted: Noted = { found: [], notes: [] }

function lookAt(passage: Passage, around: Around): Known<Noted> {
  const found: RuleFinding[] = []
  const notes: [Rule, readonly unknown[]][] = []
  for (const rule of rules) {
    if (rule.ofStep !== undefined)
      for (const step of passage.steps)
        for (const finding of rule.ofStep(step, around.source)) found.push({ rule, finding })
    if (rule.ofPassage !== undefined)
      for (const finding of rule.ofPassage(passage, around)) found.push({ rule, finding })
    if (rule.ofDocument !== undefined) {
      const own = [...rule.ofDocument.note(passage, around)]
      if (own.length > 0) notes.push([rule, own])
    }
  }
  const { block } = passage
  const where = { before: around.before, first: around.isFirst ? block : null }
  if (found.length + notes.length === 0) return { findings: nothingNoted, ...where, isLasting: true }
  const data = [found.map(({ finding }) => finding), notes.map(([, own]) => own)]
  if (block.kind === 'section') tieLike(block.heading, data)
  // What cannot be measured from one piece of the text does not last.
  const isLasting = block.kind === 'section' || tieWithin(block, data)
  return { findings: { found, notes }, ...where, isLasting }
}

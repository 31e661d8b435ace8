import type { Code, Quote } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import type { Alternative, Nature } from '../model.ts'
import { Sequence } from './sequence.ts'

/** A block of code as the walk reads it. */
export interface BlockDraft {
  readonly block: Code | Quote
  readonly language: string | null
  readonly nature: Nature
  readonly account: Account
  readonly step: StepDraft | null
}

/** What a walk through blocks finds. */
export interface Gathered {
  /** In the order in which they are found, which is not always the document's. */
  readonly steps: Sequence<StepDraft>
  readonly outline: (SectionDraft | StepDraft)[]
  /** Of the steps those that are a section as a whole, and that only the section's title gave. */
  readonly fromTitles: StepDraft[]
  /** Manual steps that a block right below them turned out to spell out. */
  readonly replaced: StepDraft[]
  /** Blocks of output that stand by themselves. */
  readonly screens: Code[]
  /** What each line of its blocks of code is. Of use to the part only, as screens are. */
  readonly blocks: BlockDraft[]
  /** The steps that stand beside an OR, in a tab or an option. */
  readonly alternatives: Map<StepDraft, Alternative>
}

export const nothingGathered = (): Gathered => ({
  steps: new Sequence(),
  outline: [],
  fromTitles: [],
  replaced: [],
  screens: [],
  blocks: [],
  alternatives: new Map(),
})

/** Whether nothing was found. */
export const isNothing = (gathered: Gathered): boolean =>
  Object.values(gathered).every((part: Gathered[keyof Gathered]) => ('size' in part ? part.size : part.length) === 0)

/**
 * Adds what was gathered of a part to what is gathered of the whole; `outline` is where the part stands. Screens are of
 * use to the part only.
 */
export function gather(whole: Gathered, outline: (SectionDraft | StepDraft)[], part: Gathered): void {
  whole.steps.append(part.steps)
  for (const child of part.outline) outline.push(child)
  for (const step of part.fromTitles) whole.fromTitles.push(step)
  for (const step of part.replaced) whole.replaced.push(step)
  for (const [step, alternative] of part.alternatives) whole.alternatives.set(step, alternative)
}

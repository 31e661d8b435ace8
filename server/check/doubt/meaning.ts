import type { About } from '../../markup/about.ts'
import { markups } from '../../markup/index.ts'
import type { MarkupId } from '../../markup/markup.ts'
import type { BlockReading } from '../../runbook/model.ts'
import type { Edit } from '../../text/edit.ts'
import type { Fix } from '../rule.ts'
import { promptsFor } from './prompts.ts'
import { doubtfulIn } from './statements.ts'

/** What a statement in doubt is, according to the author or the operator. */
export type Meaning = 'run' | 'output'

/** A block with lines in doubt, and its place in the document. */
export interface DoubtfulBlock extends Omit<About, 'block'> {
  readonly reading: BlockReading
  readonly markup: MarkupId
}

/**
 * The edit that says in the document what each statement in doubt of a block is and leaves the rest as it is; null when the document
 * has no way to say it. `meanings` are in the order of the statements.
 */
export function writingOut(block: DoubtfulBlock, meanings: readonly Meaning[]): Fix | null {
  const { reading } = block
  const { statements, isWhole, hasPrompts } = doubtfulIn(reading)
  if (statements.length === 0 || meanings.length !== statements.length) return null
  const isAll = (meant: Meaning) => meanings.every(meaning => meaning === meant)
  if (isAll('output') && isWhole) return said(block, 'output', 'Mark the block as output')
  // Where the block shows prompts, lines without one are output: `run` would make them commands too.
  if (isAll('run') && !hasPrompts && !reading.account.has('output'))
    return said(block, 'run', 'Mark the block as commands: every line is typed')
  return prompted(block, meanings)
}

/** The edits to choose from, the likeliest first. */
export function waysOut(block: DoubtfulBlock): readonly Fix[] {
  const count = doubtfulIn(block.reading).statements.length
  const all = (meaning: Meaning) => writingOut(block, new Array<Meaning>(count).fill(meaning))
  return [all('output'), all('run')].filter(fix => fix !== null)
}

function said({ reading, markup, source, before }: DoubtfulBlock, word: string, title: string): Fix | null {
  const format = markups.find(({ id }) => id === markup)
  const edit: Edit | null = format?.say(word, { source, before, block: reading.block }) ?? null
  return edit === null ? null : { title, edits: [edit] }
}

function prompted({ reading }: DoubtfulBlock, meanings: readonly Meaning[]): Fix | null {
  const { hasPrompts, prompt } = doubtfulIn(reading)
  // If the block shows prompts and a line is in doubt all the same, more prompts cannot say that it is output.
  if (hasPrompts && meanings.includes('output')) return null
  const edits = promptsFor(reading, meanings)
  if (edits === null || edits.length === 0) return null
  const title = hasPrompts
    ? `Put '${prompt}' before what is typed`
    : `Put '${prompt}' before the commands: the rest is output`
  return { title, edits }
}

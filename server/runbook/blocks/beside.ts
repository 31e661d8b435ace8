import type { Block } from '../../markup/block.ts'
import type { Note } from '../model.ts'
import { isSameList } from '../same-list.ts'
import { signalOf } from './signal.ts'

/** The blocks with notes that belong to the first step in a block, and those that belong to the last. */
export interface Beside {
  readonly before: readonly Block[]
  readonly after: readonly Block[]
}

export const nothingBeside: Beside = { before: [], after: [] }

/** So many siblings behind a step are looked at: a note farther away is nobody's. */
const FAR = 12

/**
 * The notes behind a sibling that belong to it, when it is a step. A note right behind it tells of it. A warning stands
 * before what it warns of, as does a note farther away: they belong to the next step, and to this one only where none
 * follows in the same section or item. `outer` are those behind the container.
 */
export function notesBehind(siblings: readonly Block[], index: number, outer: readonly Block[]): readonly Block[] {
  const step = siblings[index]
  if (step === undefined || step.kind === 'section' || step.kind === 'comment' || isTalk(step)) return []
  const own: Block[] = []
  const late: Block[] = []
  let isNext = true
  for (let at = index + 1; ; at++) {
    const block = siblings[at]
    if (block === undefined) return own.length + late.length === 0 ? outer : [...own, ...late, ...outer]
    if (block.kind === 'section') return [...own, ...late]
    if (at - index > FAR) return own
    if (block.kind === 'comment' || block.kind === 'other') continue
    const { note } = signalOf(block)
    if (note !== null && !holdsCode(block)) (isNext && !note.warns ? own : late).push(block)
    else if (isTalk(block)) isNext = false
    else return own
  }
}

/** A note that holds what is to be done has steps of its own. */
const holdsCode = (block: Block): boolean => 'children' in block && block.children.some(({ kind }) => kind === 'code')

/** A paragraph that leads to nothing and holds nothing to run. */
const isTalk = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  !block.prose.text.trimEnd().endsWith(':') &&
  block.prose.inlines.every(({ kind }) => kind === 'text')

/** What some blocks note. */
export const notesOf = (blocks: readonly Block[]): Note[] =>
  blocks.flatMap(block => {
    const { note } = signalOf(block)
    return note === null ? [] : [note]
  })

export const isSameBeside = (a: Beside, b: Beside): boolean =>
  isSameList(a.before, b.before) && isSameList(a.after, b.after)

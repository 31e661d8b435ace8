import type { Block, Prose } from '../../markup/block.ts'
import { tieLike } from '../../text/anchor.ts'
import { isSameSettings, type Settings } from '../attributes/settings.ts'
import type { Facts, Questions } from './facts.ts'
import { isSameBeside, type Beside } from '../blocks/beside.ts'
import { gather, isNothing, nothingGathered, type Gathered } from '../blocks/gathered.ts'
import { touch, type PassageDraft } from './passage-draft.ts'
import { outside, type Ending, type Place, type ReadBlock, type Walk } from '../blocks/walk.ts'
import { areSameSessions, type Sessions } from '../sessions/nested.ts'
import { isSameList } from '../same-list.ts'

/** What reading a block gave, and all that another reading of it would depend on. */
export interface Kept {
  readonly surroundings: Surroundings
  readonly questions: Questions
  readonly gathered: Gathered
  readonly ending: Ending
  /** The nested sessions that are open behind it. */
  readonly sessions: Sessions
}

interface Surroundings {
  readonly block: Block
  readonly lead: Prose | null
  readonly earlier: Prose | null
  readonly next: Block | null
  readonly procedure: readonly string[]
  readonly begun: boolean
  readonly rollback: boolean
  readonly standing: readonly string[]
  readonly beside: Beside
  readonly depth: number
  readonly told: Settings
  readonly own: Settings
  /** The nested sessions that are open before it. */
  readonly sessions: Sessions
}

/** Reads a block, or gives again what reading it gave in the same surroundings. */
export function readKept(
  passage: PassageDraft,
  facts: Facts,
  [block, place, walk, read]: readonly [Block, Place, Walk, ReadBlock],
): Ending {
  const begun = place.section !== null && (place.section.begun || place.section.children.length > 0)
  const slot = block.kind === 'section' ? walk.sections : 'titled'
  const { sessions } = walk.at
  let kept = passage.kept[slot]
  if (kept === null || !isSame(kept.surroundings, block, place, begun, sessions)) {
    const gathered = nothingGathered()
    const section = place.section && { ...place.section, begun, children: gathered.outline }
    const { result, questions } = facts.questioned(() => read(block, { ...place, section }, { ...walk, ...gathered }))
    // The steps below a section are those of the passages there.
    if (block.kind !== 'section' && gathered.steps.length > 0)
      for (const step of gathered.steps.slice()) tieLike(step.span, step)
    const surroundings = surroundingsOf(block, place, begun, sessions)
    const found = isNothing(gathered) ? nothing : gathered
    kept = { surroundings, questions, gathered: found, ending: result, sessions: walk.at.sessions }
    passage.kept[slot] = kept
    touch(passage)
  }
  walk.at.sessions = kept.sessions
  gather(walk, place.section?.children ?? walk.outline, kept.gathered)
  return kept.ending
}

/** Most blocks give nothing, and what is kept of a long document is to be small. */
const nothing: Gathered = nothingGathered()

function surroundingsOf(block: Block, place: Place, begun: boolean, sessions: Sessions): Surroundings {
  const { procedure, rollback, standing, beside, depth, told, own } = place
  // A section begins anew: what stands beside it says nothing about what stands in it.
  const { lead, earlier, next } = block.kind === 'section' ? outside : place
  return { block, procedure, begun, rollback, standing, beside, depth, told, own, sessions, lead, earlier, next }
}

function isSame(kept: Surroundings, block: Block, place: Place, begun: boolean, sessions: Sessions): boolean {
  return (
    kept.block === block &&
    (block.kind === 'section' ||
      (kept.lead === place.lead &&
        kept.earlier === place.earlier &&
        kept.next === place.next &&
        kept.begun === begun)) &&
    kept.rollback === place.rollback &&
    isSameBeside(kept.beside, place.beside) &&
    isSameList(kept.standing, place.standing) &&
    kept.depth === place.depth &&
    isSameSettings(kept.told, place.told) &&
    isSameSettings(kept.own, place.own) &&
    areSameSessions(kept.sessions, sessions) &&
    isSameList(kept.procedure, place.procedure)
  )
}

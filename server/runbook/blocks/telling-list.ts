import type { List } from '../../markup/block.ts'
import { lastSentence } from '../prose/announce.ts'
import { isAboutProgram, isCases, isExplaining, isIllustrating, isTelling } from '../prose/descriptive.ts'
import type { Place } from './walk.ts'

/**
 * Whether a list, where it stands, can tell its reader what to do: not where its section explains or foretells, nor where
 * the text before it says that somebody else does what the items say, or that they are cases. Bullets, besides, tell as
 * often what is or has changed.
 */
export function tellsWhatToDo(list: Pick<List, 'style'>, place: Place): boolean {
  const title = place.section?.title ?? ''
  const lead = place.lead?.text ?? ''
  if (isExplaining(title) || isAboutProgram(lead) || isCases(lastSentence(lead))) return false
  return list.style === 'ordered' || !(isTelling(title) || isIllustrating(lead) || isChangeLog(place.procedure))
}

/** A section named after a version, in a document about what has changed. */
const isChangeLog = (procedure: readonly string[]): boolean =>
  /\b(?:notes|changes|changelog|history|releases?)\b/i.test(procedure[0] ?? '') &&
  procedure.slice(1).some(title => /\bv?\d+\.\d+/.test(title))

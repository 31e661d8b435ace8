import type { List } from '../../markup/block.ts'
import { lastSentence } from '../prose/announce.ts'
import type { Place } from './walk.ts'

/** Sections whose bullets tell what is, not what to do. */
const DESCRIPTIVE =
  /\b(?:what'?s new|new features?|features|changes|change ?log|release notes|limitations|known issues|highlights|see also|references?|further|glossary|terminology|links|resources)\b/i

/** Sections that explain, advise or foretell what the steps further down will do. */
const EXPLAINING =
  /^(?:\W*\d[\d.]*\W*)?(?:overview|summary|introduction|background|at a glance|meaning|impact|symptoms?|(?:possible |common |likely )?causes?|prevention|best practices)\b/i

/** "The script will:", "This may:", "It lets you:": somebody else does what the items say. */
const OTHERS =
  /^(?!.*\b(?:you|we|please)\b[^,]*$).*\b(?:will|does|may|might|can|could|would|performs|able to)(?: also| then| now)?(?: the following| these)?(?: steps| tasks| actions| things)?\s*:$|\b(?:lets|allows?|helps?|enables?) (?:you|users|us)(?: to)?\s*:$/i

/** "Useful when:", "Escalate if:", "errors such as:": the items are cases. */
const CASES = /\b(?:when|if|because|since|where|unless|such as|like|including|includes?|for example)\s*[:,]?$/i

/** Whether a list, where it stands, can tell its reader what to do. */
export function tellsWhatToDo(list: List, place: Place): boolean {
  const title = place.section?.title ?? ''
  const lead = lastSentence(place.lead?.text ?? '')
  if (EXPLAINING.test(title) || OTHERS.test(lead.slice(-200)) || CASES.test(lead.slice(-200))) return false
  return (
    list.style === 'ordered' ||
    (!DESCRIPTIVE.test(title) && !DESCRIPTIVE.test(place.lead?.text.slice(-120) ?? '') && !isChangeLog(place.procedure))
  )
}

/** A section named after a version, in a document about what has changed. */
const isChangeLog = (procedure: readonly string[]): boolean =>
  /\b(?:notes|changes|changelog|history|releases?)\b/i.test(procedure[0] ?? '') &&
  procedure.slice(1).some(title => /\bv?\d+\.\d+/.test(title))

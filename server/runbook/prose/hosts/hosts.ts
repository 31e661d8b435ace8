import type { Block, Inline, Prose } from '../../../markup/block.ts'
import type { Words } from '../../words.ts'
import { withoutNumber } from '../title.ts'
import { reachOf } from './reach.ts'
import { goesOn, LONGEST, placesIn, placesInText, spoken, type NamedPlace } from './places.ts'

/** The hosts where a piece of prose tells its reader to act; as written, without repeats. */
export const hostsInProse = (prose: Prose, known: Words, command = ''): string[] =>
  told(whereTyped(placesIn(prose), command), known)

/** The places where a command is typed: a command that reaches machines itself is not typed on them. */
function whereTyped(places: readonly NamedPlace[], command: string): readonly NamedPlace[] {
  if (places.length === 0) return places
  const reach = reachOf(command)
  if (reach === null) return places
  return places.filter(({ isFirst, preposition, machine: { isGroup } }) =>
    reach === 'login' ? isFirst && preposition !== 'login' : isFirst && !isGroup,
  )
}

/**
 * The hosts that running text names for a command: those of its own sentence, else those to which an earlier sentence sends the
 * reader.
 */
export function hostsAround(prose: Prose, command: Inline, known: Words): string[] {
  const places = whereTyped(placesIn(prose), command.text)
  if (places.length === 0) return []
  const at = offsetOf(prose, command)
  const own = told(
    places.filter(({ since, until }) => since <= at && at <= until),
    known,
  )
  if (own.length > 0) return own
  return told(
    places.filter(({ until, preposition }) => until <= at && preposition === 'login'),
    known,
  )
}

/** The place of a code span in the spoken text. One beyond the part that is searched for places may be anywhere there. */
function offsetOf(prose: Prose, command: Inline): number {
  let offset = 0
  for (const inline of prose.inlines) {
    if (inline === command || offset > LONGEST) return offset
    offset += spoken({ ...prose, inlines: [inline] }).length
  }
  return offset
}

/** The last sentence that names a place counts: it is nearest to what is done. */
function told(places: readonly NamedPlace[], known: Words): string[] {
  let hosts: string[] = []
  let sentence = -1
  for (const place of places) {
    const names = namesOf(place, known)
    if (names.length === 0) continue
    if (place.sentence !== sentence) hosts = []
    sentence = place.sentence
    for (const name of names) if (!hosts.includes(name)) hosts.push(name)
  }
  return hosts
}

function namesOf({ machine, weight }: NamedPlace, known: Words): readonly string[] {
  const shown = machine.ifKnown.filter(name => known.has(name))
  if (shown.length > 0 && weight > -2) return shown
  return weight > 0 ? machine.names : []
}

/** The hosts that a title names for its whole section: "On all nodes", or the name alone. */
export function hostsInTitle(title: string, known: Words): string[] {
  const text = withoutNumber(title).trim()
  return known.has(text)
    ? [text]
    : told(
        placesInText(`${text},`).filter(({ isAlone }) => !isAlone),
        known,
      )
}

/** The hosts that the text after a block names for it. */
export const hostsBehind = (next: Block | null, known: Words): string[] =>
  next?.kind === 'paragraph' && goesOn(next.prose) ? hostsInProse(next.prose, known) : []

/** The hosts of a label that is nothing but their name: the title of a tab, "Frontend node". */
export const hostsInLabel = (label: string, known: Words): string[] =>
  told(
    placesInText(label).filter(({ isAlone, preposition }) => isAlone || preposition === 'on'),
    known,
  )

const logout =
  /(?:^|[.:;,]\s+|\b(?:then|and|now)\s+)(?:log\s?out\b|log off\b|exit (?:from )?(?:the|this)\b|(?:close|leave) the (?:ssh )?(?:session|shell|connection)\b|(?:return|go back|back) (?:to|on) (?:the|your) )/i

const elsewhere =
  /\b(?:on|from|at|in)\s+(?:(?:your|the|a)\s+(?:own\s+|local\s+|admin\s+)*(?:workstation|laptop|computer|desktop|local\s+(?:machine|host|system))|your\s+(?:own\s+)?machine|your\s+localhost)\b/i

/** Whether a text names the machine that the reader sits at, whatever they logged in to before. */
export const isElsewhere = (text: string): boolean => elsewhere.test(text.slice(0, 400))

/** The hosts that a text tells its reader to log in to; null when it leaves the reader where they are. */
export function standingAfter(prose: Prose, known: Words): string[] | null {
  const hosts = told(
    placesIn(prose).filter(({ preposition }) => preposition === 'login'),
    known,
  )
  if (hosts.length > 0) return hosts
  return logout.test(prose.text.slice(0, 400)) ? [] : null
}

/**
 * The hosts of a text whose commands follow in later blocks: "Run these on the primary:", "For databases:".
 */
export function hostsForRest(prose: Prose, known: Words): string[] | null {
  if (goesOn(prose)) return null
  const hosts = told(
    placesIn(prose).filter(({ isFirst, isAlone, preposition }) => !isAlone && !(isFirst && preposition === 'login')),
    known,
  )
  return hosts.length > 0 ? hosts : null
}

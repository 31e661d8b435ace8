import type { Block, Inline, Prose } from '../../../markup/block.ts'
import type { Words } from '../../words.ts'
import { withoutNumber } from '../title.ts'
import { reachOf } from './reach.ts'
import { goesOn, LONGEST, placesIn, placesInText, spoken, type NamedPlace } from './places.ts'

/** The hosts that a piece of prose names as the place of what it tells to do; as written, without repeats. */
export const hostsInProse = (prose: Prose, known: Words, command = ''): string[] =>
  told(whereTyped(placesIn(prose), command), known)

/** The places where a command is typed: one that goes to machines by itself is not typed where it is to work. */
function whereTyped(places: readonly NamedPlace[], command: string): readonly NamedPlace[] {
  if (places.length === 0) return places
  const reach = reachOf(command)
  if (reach === null) return places
  return places.filter(({ isFirst, preposition, machine: { isGroup } }) =>
    reach === 'login' ? isFirst && preposition !== 'login' : isFirst && !isGroup,
  )
}

/**
 * The hosts that are named for a command in running text: those of its own sentence, else those to which a sentence before it
 * sends the reader.
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

/** Where a code span stands in the spoken text; one that stands farther behind than places are looked for may be anywhere there. */
function offsetOf(prose: Prose, command: Inline): number {
  let offset = 0
  for (const inline of prose.inlines) {
    if (inline === command || offset > LONGEST) return offset
    offset += spoken({ ...prose, inlines: [inline] }).length
  }
  return offset
}

/** Of the sentences that name a place the last counts, which stands nearest to what is done. */
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

/** The hosts that a section's title names as the place of all that stands in it: "On all nodes", or the name alone. */
export function hostsInTitle(title: string, known: Words): string[] {
  const text = withoutNumber(title).trim()
  return known.has(text)
    ? [text]
    : told(
        placesInText(`${text},`).filter(({ isAlone }) => !isAlone),
        known,
      )
}

/** The hosts that are named behind a block, in words that go on from it. */
export const hostsBehind = (next: Block | null, known: Words): string[] =>
  next?.kind === 'paragraph' && goesOn(next.prose) ? hostsInProse(next.prose, known) : []

/** The hosts that a label is the name of and nothing else: the title of a tab, "Frontend node". */
export const hostsInLabel = (label: string, known: Words): string[] =>
  told(
    placesInText(label).filter(({ isAlone, preposition }) => isAlone || preposition === 'on'),
    known,
  )

const logout =
  /(?:^|[.:;,]\s+|\b(?:then|and|now)\s+)(?:log\s?out\b|log off\b|exit (?:from )?(?:the|this)\b|(?:close|leave) the (?:ssh )?(?:session|shell|connection)\b|(?:return|go back|back) (?:to|on) (?:the|your) )/i

const elsewhere =
  /\b(?:on|from|at|in)\s+(?:(?:your|the|a)\s+(?:own\s+|local\s+|admin\s+)*(?:workstation|laptop|computer|desktop|local\s+(?:machine|host|system))|your\s+(?:own\s+)?machine|your\s+localhost)\b/i

/** Whether a text speaks of the machine that its reader sits at: not where they were told to log in before. */
export const isElsewhere = (text: string): boolean => elsewhere.test(text.slice(0, 400))

/** Where a text leaves its reader: on the hosts that it tells them to log in to; null when it moves them nowhere. */
export function standingAfter(prose: Prose, known: Words): string[] | null {
  const hosts = told(
    placesIn(prose).filter(({ preposition }) => preposition === 'login'),
    known,
  )
  if (hosts.length > 0) return hosts
  return logout.test(prose.text.slice(0, 400)) ? [] : null
}

/**
 * The hosts of a text that tells what to do there and leaves it to what follows: "Run these on the primary:", "For databases:".
 */
export function hostsForRest(prose: Prose, known: Words): string[] | null {
  if (goesOn(prose)) return null
  const hosts = told(
    placesIn(prose).filter(({ isFirst, isAlone, preposition }) => !isAlone && !(isFirst && preposition === 'login')),
    known,
  )
  return hosts.length > 0 ? hosts : null
}

import type { Block, Item, List, Prose } from '../../markup/block.ts'
import { announcesChoice, endsWithOr } from '../prose/choice-words.ts'
import { hostsInProse } from '../prose/hosts/hosts.ts'
import { Choices, markAlternatives, type Branch } from './choices.ts'
import { isContentsList } from './contents-list.ts'
import { tellsWhatToDo } from './telling-list.ts'
import { likeness } from '../commands/likeness.ts'
import { isImperative, isImperativeTitle } from '../prose/imperative.ts'
import { hostsOf } from './read-code.ts'
import { evenWords } from '../understanding/step-id.ts'
import { stepNumberLength } from '../prose/step-number.ts'
import { titleFromText } from '../prose/title.ts'
import { addStep, headOf, noCommands, type Ending, type Place, type Walk } from './walk.ts'

/**
 * A list: each item is walked by `walkItem`; an item of a procedure that tells the reader to do something and holds
 * no other step becomes a manual step.
 */
export function readList(
  written: List,
  place: Place,
  walk: Walk,
  walkItem: (blocks: readonly Block[], place: Place) => Ending,
): void {
  const heads = written.items.map(headOf)
  // Bullets that an author has numbered by hand are steps like those of an ordered list.
  const isCounted = heads.every(head => head !== null && stepNumberLength(head) > 0)
  const list: List = isCounted && written.style === 'bullet' ? { ...written, style: 'ordered' } : written
  const announced =
    place.lead !== null && /\b(?:run|execute|following (?:commands|steps)|steps)\b[^.]*:?\s*$/i.test(place.lead.text)
  const isSteps = list.style === 'ordered' || (list.style === 'bullet' && (announced || areCommands(list, place, walk)))
  const isContents =
    isContentsList(
      list.items.map((item, index) => ({ text: heads[index]?.text ?? '', isLink: isLocalLink(item) })),
      walk.contents,
    ) && list.items.every(({ children }) => children.slice(1).every(({ kind }) => kind === 'list'))
  const tells = tellsWhatToDo(list, place)
  const empty: { item: Item; place: Place }[] = []
  let told = 0
  let { standing } = place
  let notes = place.beside.before
  const lead = place.lead?.text ?? ''
  const sent = place.lead !== null && /:\s*$/.test(lead) ? hostsInProse(place.lead, walk.habits.hosts) : []
  if (sent.length > 0) standing = sent
  const oneOf = announcesChoice(lead)
  const ways: Branch[] = []
  const nameOf = (branch: Branch) => [...place.procedure, branch.title].join(' / ')
  const choices = new Choices(walk, nameOf)
  for (const [index, item] of list.items.entries()) {
    const head = heads[index] ?? null
    const inside: Place = {
      ...place,
      item: head,
      lead: null,
      earlier: place.lead,
      // What stands below the list may spell out what its last item mentions.
      next: index === list.items.length - 1 ? place.next : null,
      isStepItem: isSteps,
      depth: place.depth + 1,
      standing,
      beside: { before: notes, after: index === list.items.length - 1 ? place.beside.after : [] },
    }
    const before = walk.steps.length
    const imperative = head !== null && isImperative(head.text.slice(stepNumberLength(head)))
    const { hosts } = walkItem(item.children, inside)
    // An item that holds steps of its own sends its reader there for those; the next one begins where it did.
    const isWhole =
      list.style === 'ordered' ? item.children.every(({ kind }) => kind !== 'list') : item.children.length === 1
    if (hosts !== null && isWhole) standing = hosts.length > 0 ? hosts : place.standing
    const hasSteps = walk.steps.length > before
    if (hasSteps || imperative) told++
    if (!hasSteps && head !== null && !isContents) {
      if (item.checked !== null || (tells && imperative && isManual(list, item, head))) addManual(item, inside, walk)
      else empty.push({ item, place: inside })
    }
    const end = walk.steps.length
    if (end > before) notes = []
    const title = walk.steps.at(before)?.title ?? ''
    if (oneOf) ways.push({ start: before, end, title })
    else choices.pass(item, before, title, head !== null && endsWithOr(head.text))
  }
  markAlternatives(walk, ways, nameOf)
  choices.close()
  // Of a numbered procedure every item is something to do, also one that is not worded so.
  if (list.style !== 'ordered' || isContents || !tells || told * 2 < list.items.length || told < 2) return
  for (const { item, place: inside } of empty) addManual(item, inside, walk)
}

/** "Wipe the partitions. E.g.:" and bullets that are nothing but commands. */
const areCommands = (list: List, { lead }: Place, walk: Walk): boolean =>
  lead !== null &&
  isImperative(lead.text) &&
  list.items.every(item => {
    const inlines = headOf(item)?.inlines.filter(({ text }) => text.trim() !== '') ?? []
    return (
      inlines.length === 1 &&
      inlines[0]?.kind === 'code' &&
      likeness(inlines[0].text, walk.habits.commands) === 'command'
    )
  })

/** "``--force``: Overwrite what is there" tells what an option is for. */
const isDefinition = ({ inlines }: Prose): boolean => {
  const at = inlines.findIndex(({ kind }) => kind === 'text')
  return (
    at > 0 &&
    inlines.slice(0, at).every(({ kind }) => kind === 'code') &&
    /^\s*(?:[:–—-]|\(|\/|,)/.test(inlines[at]?.text ?? '')
  )
}

/** A few words that begin with a noun which is a verb, too: "File attachments". */
const isName = (text: string): boolean =>
  text.split(/\s+/).length <= 4 && !/[.:]$/.test(text) && !isImperativeTitle(text)

/** Bullets are steps when they are whole sentences and more than a link to where it is told. */
const isManual = (list: List, item: Item, head: Prose): boolean =>
  list.style === 'ordered' ||
  (list.style === 'bullet' &&
    !/^[a-z]/.test(head.text) &&
    !isDefinition(head) &&
    !isName(head.text) &&
    !isLocalLink(item))

function addManual(item: Item, place: Place, walk: Walk): void {
  if (place.own.manual === false) return
  const head = headOf(item)
  const counted = head === null ? 0 : stepNumberLength(head)
  const own = walk.source.slice({ start: item.children[0]?.span.start ?? item.span.start, end: item.span.end })
  const step = {
    kind: 'manual',
    span: item.span,
    title: titleFromText(head?.text.slice(counted) ?? ''),
    hosts: hostsOf(place, [], walk),
    // Not its number, which is another when an item is inserted above.
    key: evenWords(
      counted > 0 ? own.replace(/^[*_(]{0,4}(?:[A-Za-z]{4,5}\s+)?[\w.]{1,15}\\?[.):]{0,3}[*_]{0,3}/, '') : own,
    ),
    ...noCommands,
  } as const
  addStep(walk, place, step, item.children)
}

/** An item that is nothing but a link into this document. */
function isLocalLink(item: Item): boolean {
  const head = headOf(item)
  return (
    head !== null &&
    head.inlines.length > 0 &&
    head.inlines.every(inline => inline.link !== null || /^\W*\d*\W*$/.test(inline.text)) &&
    head.inlines.some(inline => inline.link !== null)
  )
}

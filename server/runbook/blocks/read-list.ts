import type { Block, Item, List, Prose } from '../../markup/block.ts'
import { isContentsList } from './contents-list.ts'
import { isImperative } from '../prose/imperative.ts'
import { hostsOf } from './read-code.ts'
import { evenWords } from '../understanding/step-id.ts'
import { titleFromText } from '../prose/title.ts'
import { addStep, headOf, noCommands, type Place, type Walk } from './walk.ts'

/** Sections whose bullets tell what is, not what to do. */
const DESCRIPTIVE =
  /\b(?:what'?s new|new features?|features|changes|change ?log|release notes|limitations|known issues|highlights|see also|references?|further|glossary|terminology|links|resources)\b/i

/**
 * A list: each item is walked by `walkItem`; an item of a procedure that tells the reader to do something and holds
 * no other step becomes a manual step.
 */
export function readList(
  list: List,
  place: Place,
  walk: Walk,
  walkItem: (blocks: readonly Block[], place: Place) => void,
): void {
  const heads = list.items.map(headOf)
  const announced =
    place.lead !== null && /\b(?:run|execute|following (?:commands|steps)|steps)\b[^.]*:?\s*$/i.test(place.lead.text)
  const isSteps = list.style === 'ordered' || (list.style === 'bullet' && announced)
  const isContents =
    isContentsList(
      list.items.map((item, index) => ({ text: heads[index]?.text ?? '', isLink: isLocalLink(item) })),
      walk.contents,
    ) && list.items.every(item => item.children.length <= 1)
  const empty: { item: Item; place: Place }[] = []
  let told = 0
  for (const [index, item] of list.items.entries()) {
    const head = heads[index] ?? null
    const inside: Place = {
      ...place,
      item: head,
      lead: null,
      earlier: place.lead,
      isStepItem: isSteps,
      depth: place.depth + 1,
    }
    const before = walk.steps.length
    const imperative = head !== null && isImperative(head.text)
    walkItem(item.children, inside)
    const hasSteps = walk.steps.length > before
    if (hasSteps || imperative) told++
    if (!hasSteps && head !== null && !isContents) {
      if (item.checked !== null || (imperative && isManual(list, head, place))) addManual(item, inside, walk)
      else empty.push({ item, place: inside })
    }
  }
  // Of a numbered procedure every item is something to do, also one that is not worded so.
  if (list.style !== 'ordered' || isContents || told * 2 < list.items.length || told < 2) return
  for (const { item, place: inside } of empty) addManual(item, inside, walk)
}

/** Bullets are steps when they are whole sentences and their section tells what to do, not what has changed. */
const isManual = (list: List, head: Prose, place: Place): boolean =>
  list.style === 'ordered' ||
  (list.style === 'bullet' &&
    !/^[a-z]/.test(head.text) &&
    !DESCRIPTIVE.test(place.section?.title ?? '') &&
    !DESCRIPTIVE.test(place.lead?.text.slice(-120) ?? '') &&
    !isChangeLog(place.procedure))

/** A section named after a version, in a document about what has changed. */
const isChangeLog = (procedure: readonly string[]): boolean =>
  /\b(?:notes|changes|changelog|history|releases?)\b/i.test(procedure[0] ?? '') &&
  procedure.slice(1).some(title => /\bv?\d+\.\d+/.test(title))

function addManual(item: Item, place: Place, walk: Walk): void {
  if (place.note.manual === false) return
  addStep(walk, place, {
    kind: 'manual',
    span: item.span,
    title: titleFromText(headOf(item)?.text ?? ''),
    hosts: hostsOf(place, [], walk),
    // Not its number, which is another when an item is inserted above.
    key: evenWords(walk.source.slice({ start: item.children[0]?.span.start ?? item.span.start, end: item.span.end })),
    ...noCommands,
  })
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

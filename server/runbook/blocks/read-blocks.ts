import type { Block, Directive, Item, List, Paragraph, Prose, Section } from '../../markup/block.ts'
import { notesBehind } from './beside.ts'
import { Choices, markAlternatives, type Branch } from './choices.ts'
import { hostsForRest, hostsInLabel, hostsInTitle, standingAfter } from '../prose/hosts/hosts.ts'
import { isImperative } from '../prose/imperative.ts'
import { readAsTold } from '../attributes/read-as-told.ts'
import { saidBefore } from '../attributes/said-before.ts'
import { over, within } from '../attributes/settings.ts'
import { hear, isRun, placeInside } from '../attributes/told.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import { isManualSection } from './manual-section.ts'
import { hostsOf, readCode, readQuote } from './read-code.ts'
import { readList } from './read-list.ts'
import { groupName, readParagraph } from './read-paragraph.ts'
import { purposeOf } from '../prose/purpose.ts'
import { isRollback } from '../prose/rollback.ts'
import { signalOf } from './signal.ts'
import { isTab, isTabs, titleOfTab } from './tabs.ts'
import { stillOpen } from '../sessions/nested.ts'
import { evenWords } from '../understanding/step-id.ts'
import { stepNumberLength } from '../prose/step-number.ts'
import { isNumbered, shorten, withoutAnchor, withoutNumber } from '../prose/title.ts'
import { addStep, DEEPEST, headOf, noCommands, plainEnding, type Ending, type Place, type Walk } from './walk.ts'

/** At most so many notes wait for a step. */
const MOST = 6

/** Walks the blocks of one section, item or container in order. */
export function readBlocks(blocks: readonly Block[], place: Place, walk: Walk): Ending {
  if (place.depth > DEEPEST) return plainEnding
  let { lead, earlier, standing } = place
  let notes = place.beside.before
  const around = within(place.told)
  // What was open before the last block with a step, to which an OR goes back.
  let sessions = walk.at.sessions
  let sent: readonly string[] | null = null
  let item: StepDraft | null = null
  // The step of a numbered paragraph; the blocks below it, up to the next number, carry it out.
  let counted: StepDraft | null = null
  const choices = new Choices(walk, branch => groupName(place, branch))
  const taken = new Set<Block>()
  for (const [index, block] of blocks.entries()) {
    const start = walk.steps.length
    const { note, isOr, isAlternative } = signalOf(block)
    if (isOr || isAlternative) walk.at.sessions = sessions
    if (isOr) {
      choices.pass(block, start, '', false)
      continue
    }
    const open = walk.at.sessions
    if (note !== null && !taken.has(block)) notes = [...notes, block].slice(-MOST)
    const after = notesBehind(blocks, index, place.beside.after)
    const attributes = saidBefore(blocks, index)
    const own = {
      ...place,
      lead,
      earlier,
      next: blocks[index + 1] ?? place.next,
      // A section begins where the one around it did.
      standing: block.kind === 'section' ? place.standing : standing,
      beside: { before: notes, after },
      told: over(around, attributes),
      own: attributes,
    }
    const ending = place.isDirect ? walk.direct(block, own, walk, readBlock) : readBlock(block, own, walk)
    const end = walk.steps.length
    if (ending.hosts !== null) {
      sent = ending.hosts
      // A reader who logs out within an item has logged in before it.
      standing = sent.length > 0 || place.item !== null ? sent : place.standing
    } else if (ending.forRest != null) standing = ending.forRest
    if (end > start) {
      // Notes before tabs are for every tab.
      if (!isTab(block) || !isTab(blocks[index + 1])) notes = []
      for (const behind of after) taken.add(behind)
    }
    choices.pass(block, start, titleOfBranch(block, walk, start), ending.or)
    // A block that an author left outside the item that it carries out.
    if ((block.kind === 'code' || block.kind === 'quote') && item !== null && end > start) walk.replaced.push(item)
    const isCounted = isStepByNumber(block)
    if (counted !== null && end > start && !isCounted && block.kind !== 'section') walk.replaced.push(counted)
    if (isCounted || end > start) counted = isCounted ? (ownStep(block, walk.steps.slice(start)) ?? null) : null
    const last = block.kind === 'list' ? leadingItem(block) : null
    const head = last === null ? null : headOf(last)
    // An item whose own text holds a command has said where that is typed.
    const isOpen = walk.steps.slice(start).every(step => step.kind === 'manual' || step.span.start !== head?.span.start)
    if (head !== null && isOpen && ending.hosts === null) standing = hostsForRest(head, walk.habits.hosts) ?? standing
    item =
      last !== null
        ? (walk.steps.slice(start).find(step => step.kind === 'manual' && step.span.start === last.span.start) ?? null)
        : block.kind === 'comment'
          ? item
          : null
    if (block.kind === 'paragraph' && isAside(block.prose.text, lead)) {
      // "Get the details:", "Note: …", and then the block: the block belongs to what led to it.
    } else if (block.kind === 'paragraph') {
      earlier = lead
      lead = block.prose
    } else if (block.kind !== 'comment' && block.kind !== 'other' && block.kind !== 'admonition') {
      if (block.kind === 'code') earlier = lead
      lead = head
    }
    if (end > start) sessions = open
  }
  return { or: choices.close(), hosts: sent }
}

/** Whether a block is a paragraph with the number of a step, or a list of such paragraphs. */
const isStepByNumber = (block: Block): boolean => {
  const head =
    block.kind === 'paragraph' ? block.prose : block.kind === 'list' ? block.items[0] && headOf(block.items[0]) : null
  return head != null && stepNumberLength(head) > 0
}

/** The step by hand that is the whole block. */
const ownStep = ({ span }: Block, steps: readonly StepDraft[]): StepDraft | undefined =>
  steps.find(step => step.kind === 'manual' && step.span.start === span.start && step.span.end === span.end)

/**
 * The last item of a list, when a block below the list may carry it out: it holds nothing but text, and is one of a
 * numbered procedure, or a bullet that leads on or stands alone. Below several bullets a block may carry out them all.
 */
function leadingItem(list: List): Item | null {
  const last = list.items.at(-1)
  if (last?.children.every(child => child.kind === 'paragraph') !== true) return null
  const text = headOf(last)?.text ?? ''
  const leadsOn = /:\s*$/.test(text) || (list.items.length === 1 && isImperative(text))
  return list.style === 'ordered' || (list.style === 'bullet' && leadsOn) ? last : null
}

/** A note between a text and the block that it leads to; tags of a site's templates, wherever they stand. */
const isAside = (text: string, lead: Prose | null): boolean =>
  (lead !== null &&
    /:\s*$/.test(lead.text) &&
    /^\W{0,3}(?:note|notice|warning|caution|important|tip|hint)\W{0,3}:/i.test(text)) ||
  /^(?:\{\{[<%][^{}]{0,200}[%>]\}\}|\{%[^{}]{0,200}%\}|\s)+$/.test(text.slice(0, 1000))

const titleOfBranch = (block: Block, walk: Walk, start: number): string =>
  block.kind === 'section' ? withoutAnchor(block.title.text) : (walk.steps.at(start)?.title ?? '')

/** One block. */
function readBlock(block: Block, outer: Place, around: Walk): Ending {
  const { place, walk } = hear(block, outer, around)
  if (block.kind !== 'section' && !isRun(place, walk)) return plainEnding
  switch (block.kind) {
    case 'section':
      return readSection(block, { ...place, depth: place.depth + 1 }, walk)
    case 'paragraph':
      return readText(block, place, walk)
    case 'list':
      readList(block, deeperIn(place), walk, (blocks, inside) => readBlocks(blocks, inside, walk))
      return plainEnding
    case 'code':
      if (!readAsTold(block, place, walk)) readCode(block, place, walk)
      return plainEnding
    case 'quote':
      if (!readAsTold(block, place, walk) && !readQuote(block, place, walk))
        readBlocks(block.children, deeperIn(place), walk)
      return plainEnding
    case 'directive':
      // A table in the spelling of lists is a table.
      if (/^(?:list|flat|csv)-table$/.test(block.name)) return plainEnding
      if (isTab(block)) return readTab(block, deeperIn(place), walk)
      if (isTabs(block.name)) readTabs(block.children, deeperIn(place), walk)
      else readBlocks(block.children, deeperIn(place), walk)
      return plainEnding
    case 'admonition':
    case 'item':
    case 'other':
      readBlocks(block.children, deeperIn(place, block.kind === 'admonition' ? null : place.lead), walk)
      return plainEnding
    case 'comment':
    case 'table':
    case 'cell':
      return plainEnding
  }
}

/** A paragraph. One that names a place and leads to no block leaves its reader there. */
function readText(paragraph: Paragraph, place: Place, walk: Walk): Ending {
  const before = walk.steps.length
  readParagraph(paragraph, place, walk)
  const known = walk.habits.hosts
  const leads = place.next !== null && /^(?:code|list|quote|directive)$/.test(place.next.kind)
  const hosts = standingAfter(paragraph.prose, known)
  if (hosts !== null || leads || walk.steps.length > before) return { or: false, hosts }
  return { or: false, hosts, forRest: hostsForRest(paragraph.prose, known) }
}

/** A tab for one of several machines; one whose content its author did not indent leaves its reader there. */
function readTab(tab: Directive, place: Place, walk: Walk): Ending {
  const hosts = hostsInLabel(titleOfTab(tab), walk.habits.hosts)
  readBlocks(tab.children, hosts.length > 0 ? { ...place, standing: hosts } : place, walk)
  return tab.children.length === 0 && hosts.length > 0 ? { ...plainEnding, forRest: hosts } : plainEnding
}

/** The place within a container. */
const deeperIn = (place: Place, lead = place.lead): Place => ({
  ...place,
  depth: place.depth + 1,
  isDirect: false,
  lead,
})

function readTabs(tabs: readonly Block[], place: Place, walk: Walk): void {
  const { sessions } = walk.at
  let entered = sessions
  const branches = tabs.map((tab): Branch => {
    const start = walk.steps.length
    walk.at.sessions = sessions
    readBlock(tab, place, walk)
    // Each tab leads to the same; what stands below them is typed where one of them has led.
    if (walk.at.sessions.length > entered.length) entered = walk.at.sessions
    return { start, end: walk.steps.length, title: titleOfTab(tab) || titleOfBranch(tab, walk, start) }
  })
  walk.at.sessions = entered
  // Tabs with the same labels are switched together.
  const titles = branches.map(branch => branch.title).join(' | ')
  markAlternatives(walk, branches, () => [...place.procedure, titles].join(' / '))
}

function readSection(section: Section, place: Place, walk: Walk): Ending {
  const title = withoutAnchor(section.title.text)
  const rollback = place.own.rollback ?? (place.rollback || isRollback(title))
  const purpose = purposeOf(title) ?? place.purpose
  const named = hostsInTitle(title, walk.habits.hosts)
  const draft: SectionDraft = {
    title,
    span: section.span,
    heading: section.heading,
    rollback,
    purpose,
    begun: false,
    children: [],
  }
  const inside: Place = {
    ...placeInside(title, place, walk),
    procedure: [...place.procedure, title],
    section: draft,
    rollback,
    purpose,
    standing: named.length > 0 ? named : place.standing,
    lead: null,
    earlier: null,
    item: null,
    isStepItem: false,
  }
  const siblings = place.section?.children ?? walk.outline
  siblings.push(draft)
  // Nothing in a section that is done by hand as a whole is a step of its own.
  const isByHand = place.own.manual === true
  const below = isByHand ? { ...inside, told: over(inside.told, { run: false }) } : inside
  const { sessions } = walk.at
  const { or } = readBlocks(section.children, below, walk)
  walk.at.sessions = stillOpen(sessions, walk.at.sessions)
  if (
    isRun(inside, walk) &&
    draft.children.every(child => 'children' in child && child.children.length === 0) &&
    (place.own.manual ?? isManualSection(section, walk))
  ) {
    draft.children.length = 0
    const step = addStep(
      walk,
      inside,
      {
        kind: 'manual',
        span: section.span,
        title: shorten(withoutNumber(title)),
        hosts: hostsOf(inside, [], walk),
        key: evenWords(walk.source.slice({ start: section.heading.end, end: section.span.end })),
        ...noCommands,
      },
      section.children,
    )
    if (!isByHand && !isNumbered(title)) walk.fromTitles.push(step)
  }
  // The next section begins on the hosts where this one began.
  return { or, hosts: null }
}

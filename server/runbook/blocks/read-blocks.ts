import type { Block, CodeLine, List, Paragraph, Section } from '../../markup/block.ts'
import { isOption, isOr, isTabs, markAlternatives, type Branch } from './alternatives.ts'
import { isImperative, isImperativeTitle } from '../prose/imperative.ts'
import { inlineCommands } from '../prose/inline-command.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import { addCommands, hostsOf, readCode, readQuote, transcriptOf } from './read-code.ts'
import { readList } from './read-list.ts'
import { isRollback } from '../prose/rollback.ts'
import { isSql } from '../commands/sql.ts'
import { evenWords } from '../understanding/step-id.ts'
import { isNumbered, shorten, titleFromText, withoutNumber } from '../prose/title.ts'
import { addStep, DEEPEST, headOf, noCommands, type Place, type Walk } from './walk.ts'
import { proseAround } from '../placeholders/introductions.ts'

/** Walks the blocks of one section, item or container in order; answers whether they end in an "OR". */
export function readBlocks(blocks: readonly Block[], place: Place, walk: Walk): boolean {
  if (place.depth > DEEPEST) return false
  let { lead, earlier } = place
  let previous: Branch | null = null
  let joined: Branch | null = null
  let endsInOr = false
  const options: Branch[] = []
  let item: StepDraft | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph' && isOr(block.prose.text)) {
      joined = previous
      endsInOr = true
      continue
    }
    const start = walk.steps.length
    const own = { ...place, lead, earlier, next: blocks[index + 1] ?? null }
    const ownOr = place.isDirect ? walk.direct(block, own, walk, readBlock) : readBlock(block, own, walk)
    const end = walk.steps.length
    // A block that an author left outside the item that it carries out.
    if ((block.kind === 'code' || block.kind === 'quote') && item !== null && walk.steps[start]?.kind === 'command')
      walk.replaced.push(item)
    item =
      block.kind === 'list' && block.style === 'ordered'
        ? lastItem(block, walk, start)
        : block.kind === 'comment'
          ? item
          : null
    if (block.kind === 'paragraph') {
      earlier = lead
      lead = block.prose
    } else if (block.kind !== 'comment' && block.kind !== 'other' && block.kind !== 'admonition') {
      if (block.kind === 'code') earlier = lead
      const last = block.kind === 'list' && block.style === 'ordered' ? block.items.at(-1) : undefined
      lead = last === undefined || last.children.length > 1 ? null : headOf(last)
    }
    if (block.kind !== 'comment') endsInOr = false
    if (end === start) continue
    const branch: Branch = { start, end, title: titleOfBranch(block, walk, start) }
    if (joined !== null) {
      markAlternatives(walk, [joined, branch], groupName(place, joined))
      joined = null
    }
    if (ownOr) joined = branch
    if (block.kind === 'section' && isOption(block.title.text)) options.push(branch)
    previous = branch
  }
  const first = options[0]
  if (first !== undefined) markAlternatives(walk, options, groupName(place, first))
  return endsInOr || joined !== null
}

/** The manual step that an ordered list's last item gave, when it holds nothing but text. */
function lastItem(list: List, walk: Walk, start: number): StepDraft | null {
  const last = list.items.at(-1)
  if (last === undefined || last.children.length > 1) return null
  return walk.steps.slice(start).find(step => step.kind === 'manual' && step.span.start === last.span.start) ?? null
}

const titleOfBranch = (block: Block, walk: Walk, start: number): string =>
  block.kind === 'section' ? block.title.text : (walk.steps[start]?.title ?? '')

const groupName = (place: Place, branch: Branch): string => [...place.procedure, branch.title].join(' / ')

/** One block; for a section, answers whether it ends in an "OR". */
function readBlock(block: Block, place: Place, walk: Walk): boolean {
  const deeper = { ...place, depth: place.depth + 1, isDirect: false }
  switch (block.kind) {
    case 'section':
      return readSection(block, { ...deeper, isDirect: place.isDirect }, walk)
    case 'paragraph':
      readParagraph(block, place, walk)
      return false
    case 'list':
      readList(block, deeper, walk, (blocks, inside) => void readBlocks(blocks, inside, walk))
      return false
    case 'code':
      readCode(block, place, walk)
      return false
    case 'quote':
      if (!readQuote(block, place, walk)) readBlocks(block.children, deeper, walk)
      return false
    case 'directive':
      if (isTabs(block.name)) readTabs(block.children, deeper, walk)
      else readBlocks(block.children, deeper, walk)
      return false
    case 'admonition':
    case 'item':
    case 'other':
      readBlocks(block.children, { ...deeper, lead: block.kind === 'admonition' ? null : place.lead }, walk)
      return false
    case 'comment':
    case 'table':
    case 'cell':
      return false
  }
}

function readTabs(tabs: readonly Block[], place: Place, walk: Walk): void {
  const branches = tabs.map((tab): Branch => {
    const start = walk.steps.length
    readBlock(tab, place, walk)
    return { start, end: walk.steps.length, title: tab.kind === 'directive' ? tab.argument : '' }
  })
  const titles = branches.map(branch => branch.title).join(' | ')
  markAlternatives(walk, branches, [...place.procedure, titles].join(' / '))
}

function readSection(section: Section, place: Place, walk: Walk): boolean {
  const title = section.title.text
  const rollback = place.rollback || isRollback(title)
  const draft: SectionDraft = {
    title,
    span: section.span,
    heading: section.heading,
    rollback,
    begun: false,
    children: [],
  }
  const inside: Place = {
    ...place,
    procedure: [...place.procedure, title],
    section: draft,
    rollback,
    lead: null,
    earlier: null,
    item: null,
    isStepItem: false,
  }
  const siblings = place.section?.children ?? walk.outline
  siblings.push(draft)
  const endsInOr = readBlocks(section.children, inside, walk)
  if (
    draft.children.every(child => 'children' in child && child.children.length === 0) &&
    isManualSection(section, walk)
  ) {
    draft.children.length = 0
    const step = addStep(walk, inside, {
      kind: 'manual',
      span: section.span,
      title: shorten(withoutNumber(title)),
      hosts: hostsOf(inside, [], walk),
      key: evenWords(walk.source.slice({ start: section.heading.end, end: section.span.end })),
      ...noCommands,
    })
    walk.ofSections.push(step)
    if (!isNumbered(title)) walk.fromTitles.push(step)
  }
  return endsInOr
}

/** A section that holds no step is one by itself when it is numbered or its title tells what to do. */
function isManualSection(section: Section, walk: Walk): boolean {
  const title = section.title.text
  if (isNumbered(title)) return true
  const isLeaf = section.children.every(child => child.kind !== 'section')
  const paragraphs = section.children.filter((child): child is Paragraph => child.kind === 'paragraph')
  if (!isLeaf || paragraphs.length === 0) return false
  if (
    isImperativeTitle(title) &&
    !/\b(?:steps|process|procedure|guide|notes?|overview|plan|path|instructions|polic(?:y|ies)|strateg(?:y|ies)|rollback|matrix|support|considerations|summary|requirements)$/i.test(
      title,
    ) &&
    !/^(?:see|note|contact|get (?:help|support|started)|learn|read|follow|watch)\b/i.test(title)
  )
    return true
  return walk.sections === 'all' && (isRollback(title) || paragraphs.some(({ prose }) => tells(prose.text)))
}

/** Whether some sentence of a text tells the reader to do something. */
const tells = (text: string): boolean =>
  /\byou (?:can|must|should|need|will need|have to|may)\b|\b(?:must|should|can) be (?:\w+ly )?(?:done|created|run|set|added|performed|installed|updated|made)\b/i.test(
    text,
  ) ||
  text
    .slice(0, 3000)
    .split(/(?<=[.!?])\s+/)
    .some(isImperative)

function readParagraph(paragraph: Paragraph, place: Place, walk: Walk): void {
  const lines = linesOf(paragraph, walk)
  const transcript = lines === null ? null : transcriptOf(lines, '', walk)
  if (transcript !== null) {
    addCommands(paragraph, transcript, false, place, walk)
    return
  }
  const { prose } = paragraph
  const isHead = place.item === prose
  for (const { inline, before, after } of inlineCommands(prose, {
    known: walk.habits.commands,
    isStepItem: place.isStepItem && isHead,
  })) {
    if (isSpelledOut(inline.text, place.next)) continue
    const source = walk.source.slice(inline.content)
    const text = /[\r\n]/.test(source) ? inline.text : source
    addStep(walk, place, {
      ...noCommands,
      kind: 'inline',
      span: prose.span,
      title: inlineTitle(before, inline.text, after),
      hosts: hostsOf({ ...place, lead: prose }, [], walk),
      drafts: [
        { lines: [{ text, span: inline.content }], prompt: null, language: isSql(text) ? 'sql' : 'sh', output: [] },
      ],
      key: text,
      beside: proseAround([prose], place.next),
    })
  }
}

/** Whether the block that follows shows the command in full: then the text only mentions it. */
const isSpelledOut = (command: string, next: Block | null): boolean =>
  next?.kind === 'code' && next.lines.some(({ text }) => text.includes(command))

/** The sentence that the command stands in, up to it when that says enough. */
function inlineTitle(before: string, command: string, after: string): string {
  const clause = before.split(/(?<=[.!?])\s+/).at(-1) ?? ''
  const words = clause.trim().split(/\s+/).length
  return /:\s*$/.test(clause) && words >= 3 ? titleFromText(clause) : titleFromText(clause + command + after)
}

/** The lines of a paragraph that begins with a prompt; null for any other. */
function linesOf(paragraph: Paragraph, walk: Walk): CodeLine[] | null {
  const { start, end } = paragraph.span
  const text = walk.source.text
  if (!/^(?:\$|[\w.-]+(?:@[\w.-]+)?(?::\S{1,60})?[$#]) \S/.test(text.slice(start, Math.min(end, start + 160))))
    return null
  const lines: CodeLine[] = []
  const first = walk.source.lineAt(start)
  const last = Math.min(walk.source.lineAt(end), first + 400)
  for (let line = first; line <= last; line++) {
    const span = walk.source.lineSpan(line)
    const from = Math.max(span.start, start)
    const own = { start: from, end: Math.max(from, Math.min(span.end, end)) }
    lines.push({ text: walk.source.slice(own), span: own })
  }
  return lines
}

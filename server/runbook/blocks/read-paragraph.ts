import type { Block, CodeLine, Paragraph, Prose } from '../../markup/block.ts'
import { proseAround } from '../placeholders/introductions.ts'
import { isSql } from '../commands/sql.ts'
import type { Language } from '../model.ts'
import { answersAround, answersIn } from '../prose/answers.ts'
import { announcement, lastSentence } from '../prose/announce.ts'
import { isBetweenAlternatives } from '../prose/choice-words.ts'
import { isAboutProgram, isTelling } from '../prose/descriptive.ts'
import { isImperative } from '../prose/imperative.ts'
import { inlineCommands, type InlineCommand } from '../prose/inline/inline-command.ts'
import { refuses } from '../prose/inline/refused.ts'
import { isLoneInstruction } from '../prose/lone-instruction.ts'
import { stepNumberLength } from '../prose/step-number.ts'
import { isNumbered, titleFromLead, titleFromText } from '../prose/title.ts'
import { evenWords } from '../understanding/step-id.ts'
import { leaves, tellsToLeave } from '../sessions/leaving.ts'
import { markAlternatives, type Branch } from './choices.ts'
import { addAccount, hostsOf, isFirstStep, transcriptOf } from './read-code.ts'
import { tellsWhatToDo } from './telling-list.ts'
import { languageAt, typed } from './typed.ts'
import { addStep, noCommands, type Place, type Walk } from './walk.ts'

/** The steps of a paragraph: a transcript whose author forgot the marker, else the commands that it tells to run. */
export function readParagraph(paragraph: Paragraph, place: Place, walk: Walk): void {
  if (place.own.manual === true) {
    addByHand(paragraph, place, walk)
    return
  }
  const lines = linesOf(paragraph, walk)
  const transcript = lines === null ? null : transcriptOf(lines, '', place, walk)
  if (transcript !== null) {
    addAccount(paragraph, transcript, false, place, walk)
    return
  }
  const { prose } = paragraph
  const isHead = place.item === prose
  const counted = isHead ? 0 : stepNumberLength(prose)
  const { sessions } = walk.at
  let open = sessions
  const found = inlineCommands(prose, {
    known: walk.habits.commands,
    isStepItem: (place.isStepItem && isHead) || counted > 0,
    isItem: isHead,
    isRefused: isRefusedBefore(place, isHead),
    isDescribed: place.section !== null && isTelling(place.section.title),
    isSetOut: place.item === null && (place.lead === null || !/:\s*$/.test(place.lead.text)),
    isAnnounced: place.lead !== null && /:\s*$/.test(place.lead.text) && !announcement(place.lead.text).output,
    isDoneByProgram: isHead && isDoneByProgram(place),
    isSpelledOut: spelledOutIn(place.next),
  })
  const first = walk.steps.length
  for (const [index, { inline, before, after, program }] of found.entries()) {
    const source = walk.source.slice(inline.content)
    const text = /[\r\n]/.test(source) ? inline.text : source
    // Of several in a sentence the first has the notes before it, the last those behind it.
    const beside = {
      before: index === 0 ? place.beside.before : [],
      after: index === found.length - 1 ? place.beside.after : [],
    }
    // The other way of two begins where the first one does.
    if (index > 0 && isOtherWay(found[index - 1], before)) walk.at.sessions = open
    open = walk.at.sessions
    const language = languageIn(program, text, walk)
    if (language === null) {
      // Nothing opens the program: a shell must not be given what is typed there.
      addStep(
        walk,
        { ...place, beside },
        {
          ...noCommands,
          kind: 'manual',
          span: prose.span,
          title: inlineTitle(before, inline.text, after, place.lead),
          hosts: hostsOf({ ...place, lead: prose }, [], walk, inline),
          key: text,
        },
      )
      continue
    }
    addStep(
      walk,
      { ...place, beside },
      {
        ...noCommands,
        kind: 'inline',
        span: prose.span,
        title: inlineTitle(before, inline.text, after, place.lead),
        hosts: hostsOf({ ...place, lead: prose }, [], walk, inline),
        drafts: typed([{ lines: [{ text, span: inline.content }], prompt: null, language, output: [] }], walk),
        key: text,
        introducing: proseAround([prose], place.next),
        answers:
          found.length > 1 ? [] : [...answersIn(prose), ...answersAround({ lead: null, item: null, next: place.next })],
      },
    )
    // By the way something may be typed elsewhere; that leaves nothing.
    if (walk.at.sessions.length < open.length && !leaves(text)) walk.at.sessions = open
  }
  markJoined(found, first, place, walk)
  const isStep = isAmongSteps(place) && isLoneInstruction(prose)
  if (found.length === 0 && (isStep || isCounted(prose, counted, place))) addByHand(paragraph, place, walk)
  // One that said so by a command has left already.
  if (walk.at.sessions === sessions && sessions.length > 0 && tellsToLeave(prose.text))
    walk.at.sessions = sessions.slice(0, -1)
}

/**
 * The language of a command in running text; null when it is typed at the prompt of a program that nothing above has opened.
 */
function languageIn(program: string | null, text: string, walk: Walk): Language | null {
  if (program === null) return languageAt(walk, text)
  const { opener, language } = walk.at.sessions.at(-1) ?? { opener: '', language: 'sh' }
  if (language !== 'sh' && opener.split(/\s+/).some(word => word.split('/').at(-1) === program)) return language
  return isSql(text) ? 'sql' : null
}

function addByHand({ prose, span }: Paragraph, place: Place, walk: Walk): void {
  addStep(walk, place, {
    ...noCommands,
    kind: 'manual',
    span,
    title: titleFromText(prose.text.slice(stepNumberLength(prose))),
    hosts: hostsOf({ ...place, lead: prose }, [], walk),
    // Not its number, which is another when a step is inserted above.
    key: evenWords(prose.text.slice(stepNumberLength(prose))),
  })
}

/** Whether a paragraph tells what to do behind a number of its own, as an item of a numbered list does. */
const isCounted = ({ text }: Prose, counted: number, place: Place): boolean =>
  counted > 0 && isImperative(text.slice(counted)) && tellsWhatToDo({ style: 'ordered' }, place)

/** Whether a paragraph stands in a numbered section, below some step, and leads to none itself. */
const isAmongSteps = ({ section, next, isDirect }: Place): boolean =>
  isDirect &&
  section !== null &&
  isNumbered(section.title) &&
  !isFirstStep(section) &&
  (next === null || !/^(?:code|list|quote|directive|table)$/.test(next.kind))

/** What a choice between steps is called: where it stands and its first way. */
export const groupName = (place: Place, branch: Branch): string => [...place.procedure, branch.title].join(' / ')

/** Whether what stands between two commands of a sentence makes them ways of which one is taken. */
function isOtherWay(previous: InlineCommand | undefined, before: string): boolean {
  if (previous === undefined) return isBetweenAlternatives('')
  const { text } = previous.inline
  return isBetweenAlternatives(before.slice(before.lastIndexOf(text) + text.length))
}

/** Commands of a sentence that it joins by "or" are ways of which one is taken. */
function markJoined(found: readonly InlineCommand[], first: number, place: Place, walk: Walk): void {
  let ways: Branch[] = []
  for (const [index, { before }] of found.entries()) {
    if (!isOtherWay(found[index - 1], before)) {
      markAlternatives(walk, ways, branch => groupName(place, branch))
      ways = []
    }
    ways.push({ start: first + index, end: first + index + 1, title: found[index]?.inline.text ?? '' })
  }
  markAlternatives(walk, ways, branch => groupName(place, branch))
}

/** Whether the text before says that this is not to be run: "You should not run these:". */
function isRefusedBefore({ lead, earlier }: Place, isHead: boolean): boolean {
  const text = (lead ?? (isHead ? earlier : null))?.text ?? ''
  return /:\s*$/.test(text) && refuses(lastSentence(text))
}

/** "The upgrade will:", and an item of its list: the program runs that, not the reader. */
const isDoneByProgram = ({ earlier }: Place): boolean => earlier !== null && isAboutProgram(earlier.text)

/** How much of a block is looked at for a command that the text before it mentions. */
const SHOWN = 20_000

/** Whether the block that follows shows a command in full: then the text only mentions it. The block is put together once. */
function spelledOutIn(next: Block | null): (command: string) => boolean {
  if (next?.kind !== 'code') return () => false
  let shown: string | null = null
  const isEdge = (character: string | undefined) => character === undefined || !/[\w-]/.test(character)
  return command => {
    shown ??= next.lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, SHOWN)
    for (let at = shown.indexOf(command); at >= 0; at = shown.indexOf(command, at + 1))
      if (isEdge(shown[at - 1]) && isEdge(shown[at + command.length])) return true
    return false
  }
}

/** The sentence that the command stands in, up to it when that says enough; of a command alone the text before it. */
function inlineTitle(before: string, command: string, after: string, lead: Prose | null): string {
  if ((before + after).trim() === '' && lead !== null && /:\s*$/.test(lead.text)) return titleFromLead(lead.text)
  const clause = before.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? ''
  const words = clause.trim().split(/\s+/).length
  return /:\s*$/.test(clause) && words >= 3 ? titleFromText(clause) : titleFromText(clause + command + after)
}

/** The lines of a paragraph that begins with a prompt; null for any other. */
function linesOf(paragraph: Paragraph, walk: Walk): CodeLine[] | null {
  const { start, end } = paragraph.span
  const text = walk.source.slice({ start, end: Math.min(end, start + 160) })
  if (!/^(?:\$|[\w.-]+(?:@[\w.-]+)?(?::\S{1,60})?[$#]) \S/.test(text)) return null
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

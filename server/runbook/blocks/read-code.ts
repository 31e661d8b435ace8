import type { Code, CodeLine, Inline, Paragraph, Quote } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { statementsIn, type DoubtDraft } from '../account/fold.ts'
import { doubted } from '../account/doubted.ts'
import { whole } from '../account/whole.ts'
import { commandsAsTold } from '../attributes/commands-as-told.ts'
import type { CommandDraft } from '../commands/draft.ts'
import { isFileContent } from '../commands/file-content.ts'
import { isConsoleLanguage, isPlainLanguage, isScriptLanguage } from '../commands/languages.ts'
import { likeness } from '../commands/likeness.ts'
import { promptShape } from '../commands/prompt.ts'
import { findPrompts } from '../commands/prompts-in-block.ts'
import { byChain, natureOf, readBlock, type BlockContext } from '../commands/read-block.ts'
import { proseAround } from '../placeholders/introductions.ts'
import { announcement, firstSentence, lastSentence, withoutExample } from '../prose/announce.ts'
import { answersAround } from '../prose/answers.ts'
import { pathIn } from '../prose/file-step.ts'
import { hostsAround, hostsBehind, hostsInProse, isElsewhere, standingAfter } from '../prose/hosts/hosts.ts'
import { reachOf } from '../prose/hosts/reach.ts'
import { isImperative } from '../prose/imperative.ts'
import { programNamedIn } from '../prose/program-named.ts'
import { shorten, titleFromLead, titleFromText, withoutNumber } from '../prose/title.ts'
import { evenLines } from '../understanding/step-id.ts'
import type { SectionDraft, StepDraft } from './draft-step.ts'
import { fileAbove, filePathOf } from './file-path.ts'
import { isForFile, isSettingsOnly } from './for-file.ts'
import { programAt, typed } from './typed.ts'
import { addStep, noCommands, type Place, type Walk } from './walk.ts'

/** A block of code: a step with commands, a step that writes a file, or nothing to do. */
export function readCode(code: Code, place: Place, walk: Walk): void {
  const announced = announcement(leadWords(place), pathIn(place.lead) !== null)
  const language = place.own.language?.toLowerCase() ?? code.language
  const read = readBlock({ ...code, language }, { ...contextAt(place, walk), announced })
  // Without a step that opens it nothing tells how the program is reached, and a shell is another.
  const program = programAt(walk) === null ? programNamedIn(place.lead) : null
  const account =
    program === null ? read : doubted(read, `The text says to type it in ${program}, which no step opens.`)
  const isSettings = isSettingsOnly(account)
  const path =
    filePathOf(code, place, { file: announced.file, example: isExample(place) }) ??
    (isSettings ? fileAbove(place) : null)
  const isContent = path !== null && place.own.run !== true
  if (
    hasStatements(account) &&
    !(isContent && isForFile(code, account, { announced, lead: leadText(place), names: path }))
  ) {
    const substitutes =
      code.directive === 'parsed-literal' || code.attributes.some(({ name }) => name === 'substitutions')
    addAccount(code, account, substitutes, place, walk, captionOf(code))
    return
  }
  const told = isTold(place) || isSettings
  if (
    code.lines.length > 0 &&
    !announced.output &&
    ((path !== null && (told || announced.file)) || (announced.file && told && !isShellish(code)))
  ) {
    const step = addStep(walk, place, {
      ...noCommands,
      kind: 'file',
      span: code.span,
      title: titleOf(place, path === null ? 'Write a file' : `Write ${path}`),
      hosts: hostsOf(place, [], walk),
      path,
      content: code.lines,
      key: evenLines(walk.source.slice(code.span)),
    })
    const why = `It is the content of ${path ?? 'a file'}.`
    walk.blocks.push({ block: code, language, nature: 'file', account: whole(code.lines, 'content', why), step })
    return
  }
  // What is in doubt without a file to go to stays in doubt.
  if (hasStatements(account)) {
    addAccount(code, account, false, place, walk, captionOf(code))
    return
  }
  walk.blocks.push({ block: code, language, nature: natureOf(account, { announced }), account, step: null })
  if ((isPlainLanguage(code.language) || isShellish(code)) && !isFileContent(code.lines)) walk.screens.push(code)
}

/** What a block's reader knows of a place. */
const contextAt = (place: Place, walk: Walk): Omit<BlockContext, 'announced'> => ({
  isLedTo: /:\s*$/.test(leadText(place)),
  habits: walk.habits,
  program: programAt(walk),
  isTold: isImperative(lastSentence(leadText(place))),
  isRun: place.own.run === true,
  evidence: walk.evidence,
})

const hasStatements = (account: Account): boolean => account.has('command') || account.has('unread')

/** A block quote that is plainly a transcript: its author forgot the marker of a literal block. Answers whether it was. */
export function readQuote(quote: Quote, place: Place, walk: Walk): boolean {
  // A wrapped command reads as a term and its definition.
  if (
    quote.children.some(child => child.kind !== 'paragraph' && !(child.kind === 'list' && child.style === 'definition'))
  )
    return false
  const account = transcriptOf(quote.lines, leadText(place), place, walk)
  if (account === null) return false
  addAccount(quote, account, false, place, walk)
  return true
}

/** The account of running text that is set out as a transcript, prompts and all; null when it is not. */
export function transcriptOf(lines: readonly CodeLine[], lead: string, place: Place, walk: Walk): Account | null {
  const texts = lines.map(line => line.text)
  const first = texts.findIndex(text => text.trim() !== '')
  const shapes = findPrompts(texts, null, walk.habits)
  const context = { ...contextAt(place, walk), announced: announcement(lead), isLedTo: /:\s*$/.test(lead) }
  const account = byChain(lines, shapes, 'quote', 'evidence', context)
  const shape = shapes[first]
  if (shape == null) return isScript(account, lead, walk) ? account : null
  const typed = likeness((texts[first] ?? '').slice(shape.length), walk.habits.commands)
  return promptShape(texts[first] ?? '')?.strength === 'sure' || typed === 'command' ? account : null
}

/** Whether a quote that shows no prompts is commands: the text before it leads to some, and nothing else is in it. */
function isScript(account: Account, lead: string, walk: Walk): boolean {
  const { command, output } = announcement(lead)
  const isAnnounced = command && /:\s*$/.test(lead)
  const isMentioned = !output && /\b(?:following|below)\b/i.test(lastSentence(lead))
  if (!isAnnounced && !isMentioned) return false
  const { commands } = statementsIn(account)
  const isWhole =
    commands.length > 0 &&
    account.readings.every(({ role }) => role !== 'output' && role !== 'content' && role !== 'unread') &&
    commands.every(({ lines: [own] }) => own !== undefined && likeness(own.text, walk.habits.commands) === 'command')
  // "The following example stops the node.": only options or a wrapped line leave no doubt then.
  const isSure = commands.some(({ lines: own }) => own.length > 1 || /\s--[a-z]/.test(own[0]?.text ?? ''))
  return isWhole && (isAnnounced || isSure)
}

/** Adds the step of a block with its statements, and the block's account. */
export function addAccount(
  block: Code | Quote | Paragraph,
  account: Account,
  substitutes: boolean,
  place: Place,
  walk: Walk,
  caption: string | null = null,
): void {
  const { commands, doubts } = statementsIn(account)
  const step = addCommands(block, commands, substitutes, place, walk, caption, doubts)
  const language = place.own.language ?? (block.kind === 'code' ? block.language : null)
  if (block.kind !== 'paragraph')
    walk.blocks.push({ block, language, nature: commands.length > 0 ? 'commands' : 'unread', account, step })
}

export function addCommands(
  block: { readonly span: { readonly start: number; readonly end: number } },
  drafts: readonly CommandDraft[],
  substitutes: boolean,
  place: Place,
  walk: Walk,
  caption: string | null = null,
  doubts: readonly DoubtDraft[] = [],
): StepDraft | null {
  if (drafts.length + doubts.length === 0) return null
  return addStep(walk, place, {
    kind: 'command',
    span: block.span,
    title: titleOf(place, caption ?? (drafts[0] ?? doubts[0]?.draft)?.lines[0]?.text ?? ''),
    hosts: hostsOf(place, drafts, walk),
    drafts: commandsAsTold(typed(drafts, walk), place),
    doubts: doubts.map(({ draft, why }) => ({ draft: commandsAsTold([draft], place)[0] ?? draft, why })),
    path: null,
    content: null,
    key: evenLines(walk.source.slice(block.span)),
    substitutes,
    introducing: proseAround([place.lead, place.item], place.next),
    answers: answersAround(place, place.section !== null && isFirstStep(place.section)),
  })
}

/** The lead without its code spans, whose words say nothing about the block: `--print-provenance`. */
const leadWords = (place: Place): string =>
  (place.lead ?? place.item)?.inlines.map(({ kind, text }) => (kind === 'code' ? 'x' : text)).join('') ?? ''

const leadText = (place: Place): string => place.lead?.text ?? place.item?.text ?? ''

const isShellish = (code: Code): boolean => isScriptLanguage(code.language) || isConsoleLanguage(code.language)

const isExample = (place: Place): boolean =>
  /^(?:(?:for )?example|e\.g\.|like this|as follows|sample)\b.{0,30}$/i.test(leadText(place).trim())

/** Whether the text before the block tells the reader to write it. */
const isTold = (place: Place): boolean => {
  const lead = lastSentence(leadText(place))
  return (
    isImperative(lead) ||
    /\b(?:must|should|need to|have to|needs to)\b/.test(lead) ||
    (isExample(place) &&
      place.earlier !== null &&
      /\b(?:must|should|need to|have to)\b|^(?:edit|change|update|add)\b/i.test(place.earlier.text))
  )
}

/** What the author wrote above the block itself: `:caption: Restart the service`. */
const captionOf = (code: Code): string | null => code.attributes.find(({ name }) => name === 'caption')?.value ?? null

/** A lead that says too little to be a title: "Then run:", "Example:". */
const isBare = (lead: string): boolean =>
  /^(?:(?:then|now|and|next|first|finally|or|also)[, ]*)*(?:(?:you can )?(?:run|execute|do|use|type|enter|using)(?: the| these| this)?(?: following)?(?: commands?)?|(?:for )?examples?|e\.g\.|as follows|like this|note|output|commands?)?[:.]*$/i.test(
    lead.trim(),
  )

export function titleOf(place: Place, fallback: string): string {
  const { title } = place.own
  // Some write the name of the block's file there.
  if (title !== undefined && (/\s/.test(title) || !/[/.]/.test(title))) return shorten(title)
  const { lead, item } = place
  const earlier = isExample(place) && isImperative(place.earlier?.text ?? '') ? place.earlier : null
  for (const prose of [lead, earlier, item]) {
    if (prose === null || prose.text.trim() === '') continue
    if (!isBare(lastSentence(withoutExample(prose.text)))) return titleFromLead(prose.text)
    // "Enter the pod. For example:"
    if (isImperative(prose.text) && !isBare(firstSentence(prose.text))) return titleFromText(prose.text)
  }
  const own = shorten(fallback.replace(/\s*\\$/, ' …'))
  if (place.lead === null && place.section !== null && isFirstStep(place.section))
    return shorten(withoutNumber(place.section.title))
  return own
}

/** Whether no step stands in a section yet. */
export const isFirstStep = ({ begun, children }: SectionDraft): boolean => !begun && children.length === 0

/** The hosts of a step's prompts, then those that the prose around it names; `inline` is the command of running text. */
export function hostsOf(place: Place, drafts: readonly CommandDraft[], walk: Walk, inline?: Inline): string[] {
  if (place.own.hosts !== undefined) return [...place.own.hosts]
  const hosts = new Set<string>()
  for (const { prompt } of drafts) if (prompt?.host != null) hosts.add(prompt.host)
  if (hosts.size > 0) return [...hosts]
  if (place.told.hosts !== undefined) return [...place.told.hosts]
  const known = walk.habits.hosts
  const around = [place.lead, isExample(place) ? place.earlier : null, place.item].filter(prose => prose !== null)
  const text =
    inline?.text ??
    drafts
      .flatMap(({ lines }) => lines.map(line => line.text))
      .join('\n')
      .slice(0, 1000)
  for (const prose of around) {
    const named =
      inline !== undefined && prose === place.lead
        ? hostsAround(prose, inline, known)
        : hostsInProse(prose, known, text)
    if (named.length > 0) return named
    // Who logs in there is not there yet.
    if (reachOf(text) === 'login' && standingAfter(prose, known) !== null) return []
    if (isElsewhere(prose.text)) return []
  }
  const behind = hostsBehind(place.next, known)
  if (behind.length > 0) return behind
  return place.standing.length > 0 ? [...place.standing] : [...(walk.settings.of('hosts') ?? [])]
}

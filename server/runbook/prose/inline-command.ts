import type { Inline, Prose } from '../../markup/block.ts'
import { commandNames } from '../commands/command-names.ts'
import { isImperative } from './imperative.ts'
import { likeness } from '../commands/likeness.ts'
import { isSql } from '../commands/sql.ts'
import { isSynopsis } from '../commands/synopsis.ts'
import type { Words } from '../words.ts'

export interface InlineContext {
  readonly known: Words
  /** The prose is (the head of) an item of an ordered list, or of a list whose lead-in says "run these". */
  readonly isStepItem: boolean
  /** The paragraph before it ends in a colon and tells of no output: "To make a backup:". */
  readonly isAnnounced: boolean
  /** It is a paragraph of its own, in no list, and no text that ends in a colon says what it is. */
  readonly isSetOut: boolean
}

/** A code span that is a command, and the words of its sentence before it and behind. */
export interface InlineCommand {
  readonly inline: Inline
  readonly before: string
  readonly after: string
}

/** The code spans of a prose that the reader is told to run exactly as they stand. */
export function inlineCommands(prose: Prose, context: InlineContext): InlineCommand[] {
  const found: InlineCommand[] = []
  const length = prose.text.trim().length
  let before = ''
  let plain = ''
  let previous: Inline | null = null
  prose.inlines.forEach((inline, index) => {
    if (isCode(inline)) {
      const text = inline.text.trim()
      const after = tailOf(prose.inlines, index)
      if (isRunnable(text, context.known) && isTold(text, before, after, previous, length, context)) {
        found.push({ inline, before: plain, after })
        previous = inline
      }
    }
    // A sentence is all that matters; the rest of a long paragraph does not.
    before = (before + (isCode(inline) && inline === previous ? DONE : inline.text)).slice(-400)
    plain = (plain + inline.text).slice(-400)
  })
  return found
}

/** Stands for a command already taken, in the text before the next. */
const DONE = '\u0001'

const isCode = (inline: Inline): boolean =>
  inline.link === null &&
  (inline.kind === 'code' ||
    (inline.kind === 'role' && /^(?:command|code|literal|samp|kbd|title-reference|)$/.test(inline.role ?? '')))

const tailOf = (inlines: readonly Inline[], index: number): string =>
  inlines
    .slice(index + 1, index + 5)
    .map(inline => inline.text)
    .join('')
    .slice(0, 120)

/** Whether it can be typed as it stands. */
function isRunnable(text: string, known: Words): boolean {
  if (text.length > 500 || isSynopsis(text)) return false
  if (isSql(text)) return /;$|\s/.test(text)
  // ``/a//b --> /a/b`` says what becomes of what.
  if (/(?:^|\s)(?:-+>|=>|→)(?:\s|$)/.test(text)) return false
  if (/^[A-Za-z_]\w*=\S*$/.test(text) || /^[\w./-]+:\s/.test(text) || /(?:\.\.\.|…)(?:\s|$)/.test(text)) return false
  if (!/\s/.test(text))
    return /^[a-z][\w-]*$|^\.?\/(?:[\w.-]+\/)*(?:(?:s?bin|scripts|tools)\/[\w.-]+|[\w.-]+\.sh)$/.test(text)
  return likeness(text, known) !== 'no'
}

const VERB = String.raw`(?:re-?)?(?:run|execute|issue|invoke|launch|use|try|type|enter)`
const START = String.raw`(?:^|^\W*\([^()]{1,60}\)\s*|[.;:,(!?–—]\s*|\b(?:then|and|or|to|please|can|must|should|could|may|now|also|just|simply|next|first|finally|again|instead|(?:you|we)(?: will)?|you'll|manually|do|either|not yet|alternatively)\s+)`
const ARTICLE = String.raw`(?:\s+(?:the|this|a|an|these))?`
const NOUN = String.raw`(?:\s+(?:following|below|cli|shell|bash|sql|same|ceph|linux|standard|simple|next|generic|usual|regular))*(?:\s+(?:commands?|query|statement))?`

const directive = new RegExp(
  `${START}${VERB}(?:\\s+(?:again|just|simply|first|now|either|something like))?${ARTICLE}${NOUN}\\s*:?\\s*$`,
  'i',
)
const directiveAlone = new RegExp(
  `${START}(?:re-?)?(?:run|execute|issue|invoke|launch)(?:\\s+the(?:\\s+[\\w-]+){0,2}\\s+script)?\\s*:?\\s*$`,
  'i',
)
const means = new RegExp(
  String.raw`\b(?:by|try)\s+(?:[\w-]+ly\s+)?(?:re-?)?(?:running|executing|issuing|typing|invoking|using|calling|entering)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
/** "run the ``tool`` command", which says that it is one though it is a name only. */
const directiveNamed = new RegExp(`${START}(?:re-?)?(?:run|execute|issue|invoke|launch)\\s+the\\s*$`, 'i')
const passive = new RegExp(
  String.raw`\b(?:can|could|may|should|must)\s+(?:also\s+|then\s+|now\s+|easily\s+)?be\s+(?:\w+ly\s+)?\w+(?:ed|wn|en|ne|nd|un|lt)(?:\s+(?!by\b)\w+){0,3}\s+(?:with|using|via|by|by running|through)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
const withCommand = /\b(?:using|with|via|by)\s+(?:(?:the|this|a)\s+)?(?:(?:following|[\w-]+)\s+)?commands?\s*:?\s*$/i
/** "You can also check ``toolctl show <name>`` to see its state." */
const looksAt = /\b(?:check|consult|inspect|watch|monitor)\s*$/i
const doIt = /(?:^|[.;:,]\s*|\b(?:then|and|or|to|please|now)\s+)do\s+an?\s*$/i
/** "Check the log with", "you can watch it using": the command is the means of what the reader is told to do. */
const asMeans = /\b(?:with|using|via|by|through)(?:\s+(?:the|this))?\s*:?\s*$/i
/** What stands behind "with" is what these verbs put in a place, not how they do it. */
const PLACING =
  /^\W*(?:then\s+|now\s+|please\s+)?(?:replace|substitute|prefix|suffix|prepend|append|begin|end|fill|populate|swap|compare|combine|change|label|annotate|tag|mark|wrap|surround|configure|define)\b/i
const LOOKING =
  /^\W*(?:then\s+|now\s+|please\s+|also\s+)?(?:check|verify|confirm|see|look|inspect|view|monitor|watch|show|list|review|ensure|make sure|double-check)\b/i
const namedCommand = /(?<!\bdefault )\bcommands?(?:\s+[\w-]+){0,6}\s+(?:is|are|will be|would be)\s*:?\s*$/i
const outputOf = /\boutput\s+(?:of|from)(?:\s+the)?(?:\s+commands?)?\s*:?\s*$/i
const hindered = new RegExp(
  [
    // "before running", "if you run", "do not use"
    String.raw`\b(?:before|after|when|while|whenever|if|once|prior to|instead of|rather than|without|than|until|avoid|never|not|don't|cannot|can't|like|such as|equivalent to|similar to|same as|unlike)\s+(?:you\s+|we\s+|by\s+)?(?:[\w-]+ly\s+)?(?:re-?)?(?:runs?|running|execut(?:e|es|ing)|us(?:e|es|ing)|issu(?:e|es|ing)|invok(?:e|es|ing)|calls?|calling|types?|typing|try|launch(?:es)?)${ARTICLE}(?:\s+\w+)?\s*:?\s*$`,
    // "it runs", "which uses", "attempts to run"
    String.raw`\b(?:that|which|who|it|they|this|he|automatically|internally|attempts to|tries to|used to|able to|going to)\s+(?:will\s+|can\s+)?(?:runs?|executes?|uses?|issues?|invokes?|calls?)${ARTICLE}(?:\s+\w+)?\s*:?\s*$`,
  ].join('|'),
  'i',
)

/** Whether the words around it tell the reader to run it. */
function isTold(
  text: string,
  before: string,
  after: string,
  previous: Inline | null,
  length: number,
  context: InlineContext,
): boolean {
  const isSingle = !/\s/.test(text)
  const clause = before.split(/[.!?]\s+(?=[A-Z])/).at(-1) ?? before
  if (
    previous !== null &&
    new RegExp(`${DONE}\\s*\\(?(?:,|and|or|, and|, or|then|and then|, then|followed by|;)\\s*$`, 'i').test(before)
  )
    return !isSingle || commandNames.has(text)
  if (hindered.test(before)) return false
  if (isSingle) {
    if (
      /^\s*(?:playbooks?|roles?|tasks?|tests?|actions?|jobs?|modes?|options?|containers?|pods?|services?|migrations?|targets?|tools?|utility|methods?|functions?|flags?|parameters?|plugins?|modules?|phases?|steps?|stages?|branch)\b/i.test(
        after,
      )
    )
      return false
    // "by running pgloader with this configuration": the whole command stands elsewhere.
    if (/^\s*(?:command\b\s*)?(?:on\b.{0,40}\b)?(?:with|using|against|for|specifying|passing)\b/i.test(after))
      return false
    return (
      directiveAlone.test(before) ||
      (text.includes('/') && means.test(before)) ||
      (directiveNamed.test(before) &&
        (text.includes('/') ? /^\s*(?:command|script)\b/i : /^\s*command\b/i).test(after) &&
        isTelling(clause))
    )
  }
  // "Use ``argocd proj delete-token`` to revoke it" names a subcommand; its arguments are the reader's.
  if (
    isBareName(text) &&
    (/\buse\b[^.]{0,30}$/i.test(before) || (passive.test(before) && text.split(/\s+/).length < 3))
  )
    return false
  // "Issue ``kubectl edit`` on each resource": its arguments stand in the text; "on each node" says where.
  if (
    isBareName(text) &&
    /^\s*(?:on|for|against|with)\s+(?:each|every)\s/i.test(after) &&
    !/^\s*\w+\s+\w+\s+(?:[\w-]+\s+)?(?:host|node|server|machine|instance|member|broker|replica|vm|master|worker|controller|cluster|site)s?\b/i.test(
      after,
    )
  )
    return false
  if (
    directive.test(before) ||
    doIt.test(before) ||
    means.test(before) ||
    passive.test(before) ||
    withCommand.test(before)
  )
    return true
  if (outputOf.test(before))
    return /\b(?:have|attach|check(?:ing)?|provide|include|collect|look(?:ing)?|see|share|send|save|compare|review|inspect(?:ing)?)\b/i.test(
      before,
    )
  if (isSql(text) && text.endsWith(';')) return /(?:\b(?:and|then|to)|,)\s*$/i.test(before)
  const isLast = /^\s*(?:$|[.;)]+(?:\s|$))/.test(after)
  const isCertain = likeness(text, context.known) === 'command'
  const isWhole = isCertain && !isBareName(text)
  if (isCertain && /^\W*(?:then|next|finally|first|now|afterwards?)\b[,:]?\s*$/i.test(clause)) return true
  if (isWhole && namedCommand.test(clause)) return true
  if (isWhole && looksAt.test(before))
    return !/^\s*(?:is|are|was|has|does|exists?|options?|settings?|files?)\b/i.test(after)
  // "Watch ``nodetool netstats``.": what is looked at is what the command prints.
  if (isCertain && /^\W*(?:(?:then|now|also|please),?\s+)?(?:check|verify|watch|monitor|inspect)\s*$/i.test(clause))
    return true
  if (isCertain && asMeans.test(clause)) return isMeans(text, clause)
  if (/(?::|(?:\s|\b[a-z]+)[–—-])\s*$/.test(before))
    return (
      (/^\s*[.;)]?\s*$/.test(after) || (isLast && isCertain) || (isWhole && /^\s*(?:[,;(]|and\b|or\b)/i.test(after))) &&
      isTelling(clause) &&
      !/\b(?:example|e\.g\.|default|note)\b[^:]*:\s*$|\b(?:string|message|line|value|name|text|title|error|pattern)s?:\s*$/i.test(
        clause,
      )
    )
  if (isWhole && /\be\.g\.,?\s*$/i.test(before)) return isLast && isTelling(clause)
  if (/\((?:using\s+|with\s+|via\s+|run\s+|command:\s*)?$/.test(before) && after.startsWith(')')) {
    const head = clause.replace(/\([^(]*$/, '')
    // "… needs a new package and restart the services (": what stands right before says what it does.
    return isImperative(head) || isImperative(head.split(/,\s+|\b(?:and|then|must|should|need to)\s+/).at(-1) ?? '')
  }
  // The whole prose is the command.
  return (
    before.trim() === '' &&
    isLast &&
    length <= text.length + 5 &&
    (context.isStepItem || context.isAnnounced || (context.isSetOut && isWhole))
  )
}

/** Whether a sentence tells its reader to do something, or that they can. */
const isTelling = (clause: string): boolean =>
  isImperative(clause) ||
  /\byou (?:can|may|could|need to|must|should|have to)\b|,\s+please (?!see|refer|note)[a-z]/i.test(clause)

/** Whether the sentence so far tells the reader to do something, and the command behind its "with" is how. */
function isMeans(text: string, clause: string): boolean {
  const told = clause.replace(
    /^\W*(?:(?:then|now|also),?\s+)?you\s+(?:can|may|could)\s+(?:also\s+|then\s+|now\s+)?/i,
    '',
  )
  if (PLACING.test(told) || !(isImperative(told) || isTelling(clause))) return false
  // "Kill them with ``kill -9``": which ones stands in the text.
  const verb = /([\w-]+)\s+(?:it|them|these|those)\s+\w+$/i.exec(told.trim())?.[1]?.toLowerCase()
  if (verb !== undefined && new RegExp(`^${verb}(?: -\\S+)*$`).test(text)) return false
  // Two plain words may want arguments ("revoke it with ``token delete``"), unless they only look.
  return !isBareName(text) || text.split(/\s+/).length > 2 || LOOKING.test(told)
}

/** A program and its subcommands, nothing else: plain words. What lists or tells needs no argument: `node list`. */
const isBareName = (text: string): boolean =>
  !/^sudo\s|\s(?:list|status|version|info)$/.test(text) &&
  text.split(/\s+/).every(word => /^[a-z][a-z0-9-]*$/.test(word))

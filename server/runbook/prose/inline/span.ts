import type { Inline, Prose } from '../../../markup/block.ts'
import { commandNames } from '../../commands/command-names.ts'
import { likeness, type Likeness } from '../../commands/likeness.ts'
import { isSql } from '../../commands/sql.ts'
import { isSynopsis } from '../../commands/synopsis.ts'
import type { Words } from '../../words.ts'
import { isImperative } from '../imperative.ts'

/** The place of a prose in its document, as far as it matters to the commands in it. */
export interface InlineContext {
  readonly known: Words
  /** The prose is (the head of) an item of an ordered list, or of a list whose lead-in says "run these". */
  readonly isStepItem: boolean
  /** The paragraph before it ends in a colon and tells of no output: "To make a backup:". */
  readonly isAnnounced: boolean
  /** It is a paragraph of its own, in no list, and no text that ends in a colon says what it is. */
  readonly isSetOut: boolean
  /** It is (the head of) an item of a list. */
  readonly isItem: boolean
  /** The text that leads to it says not to do it. */
  readonly isRefused: boolean
  /** A program does what the text describes: "The upgrade will: …". */
  readonly isDoneByProgram: boolean
  /** Whether the block that follows shows a command in full: then the text only mentions it. */
  readonly isSpelledOut: (command: string) => boolean
  /** The sections around it tell what is, or what has changed. */
  readonly isDescribed: boolean
}

/** A code span that could be typed, with the text around it. */
export interface Span {
  readonly inline: Inline
  readonly text: string
  readonly isSingle: boolean
  /** A single word that names a program. */
  readonly isProgram: boolean
  /** A program and its subcommands, nothing else: the text may say what it works on. */
  readonly isBare: boolean
  readonly isSql: boolean
  readonly likeness: Likeness
  /** Its sentence up to it, each code span as `x`; without the spans that it is joined to by "and" or a comma. */
  readonly head: string
  /** The last clause of that. */
  readonly clause: string
  /** What follows it in its sentence. */
  readonly tail: string
  /** Head and tail with their code spans in backquotes, as written. */
  readonly spokenHead: string
  readonly spokenTail: string
  /** It is joined to a code span before it: "`a` and `b`". */
  readonly isJoined: boolean
  /** The whole prose is this span. */
  readonly isAlone: boolean
  /** Whether the sentence up to it is an instruction. */
  readonly tells: boolean
  readonly context: InlineContext
}

/** A single word is a command only with one of these words near it. */
const NEAR =
  /(?:^|\b(?:run|running|execut\w*|issu\w*|invok\w*|launch\w*|typ\w*|enter\w*|us(?:e|ing)|try\w*|call\w*|with|via|by|through|commands?|scripts?|check|do|then)\b[^.]{0,60}|[:(（–—]\s*)$/i

const JOINT = /^\s*\(?(?:,|;|,? and|,? or|,? then|,? and then|,? followed by|\/)\s*(?:the )?\s*$/i

/** The code spans of a prose that could be typed as they are written. */
export function spansOf(prose: Prose, context: InlineContext): Span[] {
  const spans: Span[] = []
  if (!prose.inlines.some(isCode)) return spans
  const whole = prose.text.trim().length
  let before = ''
  let said = ''
  let previous: { readonly head: string; readonly end: number } | null = null
  prose.inlines.forEach((inline, index) => {
    if (!isCode(inline)) {
      before = (before + inline.text).slice(-400)
      said = (said + inline.text).slice(-400)
      if (previous !== null) previous = { ...previous, end: previous.end + inline.text.length }
      return
    }
    const text = inline.text.trim()
    const between: string | null = previous === null ? null : before.slice(Math.max(0, before.length - previous.end))
    const isJoined = previous !== null && between !== null && JOINT.test(between)
    const head: string = isJoined ? (previous?.head ?? '') : sentenceIn(before)
    if (canBeTyped(text) && (/\s/.test(text) || context.isStepItem || NEAR.test(head)))
      spans.push(spanOf({ inline, text, head, isJoined, index, whole, context, inlines: prose.inlines, said }))
    before = (before + 'x').slice(-400)
    said = `${said}\`${text}\``.slice(-400)
    previous = { head, end: 0 }
  })
  return spans
}

interface Place {
  readonly inline: Inline
  readonly text: string
  readonly head: string
  readonly isJoined: boolean
  readonly index: number
  readonly whole: number
  readonly inlines: readonly Inline[]
  readonly said: string
  readonly context: InlineContext
}

function spanOf({ inline, text, head, isJoined, index, whole, inlines, said, context }: Place): Span {
  const isSingle = !/\s/.test(text)
  return {
    inline,
    text,
    isSingle,
    isProgram: isSingle && (commandNames.has(text) || context.known.has(text)),
    isBare: isBareName(text),
    isSql: isSql(text),
    likeness: isSingle ? 'maybe' : likeness(text, context.known),
    head,
    clause: clauseIn(head),
    tail: tailOf(inlines, index, () => 'x'),
    spokenHead: sentenceIn(said),
    spokenTail: tailOf(inlines, index, ({ text }) => `\`${text}\``),
    isJoined,
    isAlone: head.trim() === '' && whole <= text.length + 5,
    tells: tells(head),
    context,
  }
}

export const isCode = (inline: Inline): boolean =>
  inline.link === null &&
  (inline.kind === 'code' ||
    (inline.kind === 'role' && /^(?:command|code|literal|samp|kbd|title-reference|)$/.test(inline.role ?? '')))

/** The last sentence of a text; "e.g." ends none. */
const sentenceIn = (text: string): string =>
  text.split(/(?<!\b(?:e\.g|i\.e|etc|vs))[.!?]\s+(?=[A-Z(`"“'])|\n{2,}/).at(-1) ?? text

const clauseIn = (head: string): string => head.split(/[,;:]\s+|\s+(?:and|then|but|or)\s+/).at(-1) ?? ''

/** What follows a span up to the end of its sentence, each code span as `inCode` says. */
const tailOf = (inlines: readonly Inline[], index: number, inCode: (inline: Inline) => string): string => {
  const text = inlines
    .slice(index + 1, index + 6)
    .map(inline => (isCode(inline) ? inCode(inline) : inline.text))
    .join('')
    .slice(0, 160)
  const end = text.search(/[.!?](?:\s|$)/)
  return end < 0 ? text : text.slice(0, end + 1)
}

/** A program and its subcommands, nothing else: plain words. What lists or tells needs no argument: `node list`. */
const isBareName = (text: string): boolean =>
  !/^sudo\s|\s(?:list|status|version|info|help)$/.test(text) &&
  text.split(/\s+/).every(word => /^[a-z][a-z0-9-]*$/.test(word))

/** Whether a sentence so far tells its reader to do something, or says that they can. */
function tells(head: string): boolean {
  const sentence = head.replace(/^\W*\([^()]{1,60}\)\s*/, '').trim()
  return (
    isImperative(sentence) ||
    /\byou (?:can|may|could|will|might want to|need to|must|should|have to)\b|,\s+please (?!see|refer|note)[a-z]/i.test(
      sentence,
    )
  )
}

/** Whether a reader could type it as written: an option, a file, a setting, an address or a signature is out. */
function canBeTyped(text: string): boolean {
  if (text.length < 2 || text.length > 500 || !/[A-Za-z]/.test(text) || text.startsWith('-') || isSynopsis(text))
    return false
  // ``/a//b --> /a/b`` says what becomes of what.
  if (/(?:^|\s)(?:-+>|=>|→)(?:\s|$)/.test(text) || /^[\w./-]+:\s/.test(text) || /(?:\.\.\.|…)(?:\s|$)/.test(text))
    return false
  if (/^[A-Za-z_][\w.]*\s?=\s?\S*$/.test(text) || /^[a-z]+:\/\//.test(text)) return false
  if (/\s/.test(text)) return true
  return /^[a-z][\w-]*$|^[a-z][\w-]*\.sh$|^\.?\/(?:[\w.-]+\/)*(?:(?:s?bin|scripts|tools|upgrade)\/[\w.-]+|[\w.-]+\.sh)$|^\.\/[\w.-]+$/.test(
    text,
  )
}

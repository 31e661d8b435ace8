import type { Span } from './span.ts'

/** One observation about a code span: its name, the sentence that a reader sees, and whether it holds. */
export interface Sign {
  readonly name: string
  /** Its weight before anything is learnt. */
  readonly expected: number
  readonly sentence: string
  readonly is: (span: Span) => boolean
}

/** A verb that tells the reader to run something. */
export const VERB = String.raw`(?:re-?)?(?:run|execute|issue|invoke|launch|type|enter)`
/** A verb that tells the reader to use something. */
export const USE = String.raw`(?:use|try)`
/** Articles and small words between the verb and the command. */
export const ARTICLE = String.raw`(?:\s+(?:the|this|a|an|these|either|again|just|simply|first|now|something like))*`
/** "the following command": what a text may call the command before it shows it. */
export const NOUN = String.raw`(?:\s+(?:following|below|cli|shell|bash|sql|same|linux|standard|simple|next|generic|usual|regular))*(?:(?:\s+[\w-]+){0,2}\s+(?:commands?|query|statement|script))?`
/** Where an instruction may begin. */
export const START = String.raw`(?:^\W*(?:\([^()]{1,60}\)\s*)?|[.;:,(!?–—]\s*|\s-\s+|\b(?:then|and|or|to|please|can|must|should|could|may|now|also|just|simply|next|first|finally|again|instead|(?:you|we)(?: will)?|you'll|manually|do|either|not yet|alternatively|optionally)\s+)`

const told = new RegExp(`${START}${VERB}${ARTICLE}${NOUN}\\s*:?\\s*$`, 'i')

/** A sign by its parts. */
export const sign = (name: string, expected: number, sentence: string, is: Sign['is']): Sign => ({
  name,
  expected,
  sentence,
  is,
})
/** Holds where the sentence before the span matches. */
export const inHead = (pattern: RegExp) => (span: Span) => pattern.test(span.head)
/** Looks only at the words directly before the span: cheaper where only the end counts. */
export const inEnd = (pattern: RegExp) => (span: Span) => pattern.test(span.head.slice(-60))
/** Holds where the rest of the sentence after the span matches. */
export const inTail = (pattern: RegExp) => (span: Span) => pattern.test(span.tail)
/** Holds where the span itself matches. */
export const inText = (pattern: RegExp) => (span: Span) => pattern.test(span.text)

/** The text says to run it. */
export const isTold = inHead(told)
/** It reads as a command of more than one word. */
export const isSure = (span: Span) => span.likeness === 'command' && !span.isSingle
/** It reads as a command with its arguments. */
export const isWhole = (span: Span) => isSure(span) && !span.isBare
/** A colon or a dash leads to it. */
export const isLed = inHead(/(?:[:：]|\s[–—-])\s*$/)
/** The sentence ends with it. */
export const isLast = inTail(/^\s*(?:$|[.;)]+(?:\s|$)|[。）])/)
/** The sentence begins with it. */
export const begins = (span: Span) => /^\W*$/.test(span.head)

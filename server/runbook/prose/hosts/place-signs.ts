import { isImperative } from '../imperative.ts'
import type { MachinePhrase, Word } from './machine-phrase.ts'

/** The word that leads to the name of a place. */
export type Preposition = 'on' | 'at' | 'in' | 'from' | 'for' | 'login' | 'reboot'

/** A machine that running text names, with its sentence. */
export interface Sighting {
  readonly words: readonly Word[]
  /** The index of the preposition. */
  readonly at: number
  /** The text before it in its sentence, and the part of that in its clause; code spans are `x`. */
  readonly head: string
  readonly clause: string
  readonly machine: MachinePhrase
  readonly preposition: Preposition
  readonly sentence: string
  /** It is in the last sentence, directly before the block that the text leads to. */
  readonly isLast: boolean
  /** Whether the sentence is an instruction. */
  readonly telling: () => boolean
}

/** Whether a sentence or a clause begins with the place, or the reader is sent there before anything is done. */
export const isFirst = (sighting: Sighting): boolean =>
  sighting.preposition === 'login' || sighting.preposition === 'from' || beginsSentence(sighting)

/** Whether a sentence begins with the place, or a part that reads as a sentence of its own. */
export const beginsSentence = (sighting: Sighting): boolean => {
  const { head } = sighting
  return (
    sighting.preposition !== 'reboot' &&
    (/^(?:\W*(?:then|now|next|first|second|finally|again|also|and|so|afterwards?|optionally|alternatively|otherwise|still|back|only)\W*)*$/i.test(
      head,
    ) ||
      /[:;–—(]\s*$/.test(head) ||
      /^\W*(?:in|from|open|using) (?:a|an|the|your)(?: \w+){0,2} (?:terminal|shell|window|session|prompt)$/i.test(head))
  )
}

/** One observation: its name in words, how much it suggests that the reader acts at the place, and whether it holds. */
interface Sign {
  readonly name: string
  readonly weight: number
  readonly is: (sighting: Sighting) => boolean
}

/** The text before the place in its sentence, with `x` for each code span. */
export const headBefore = (words: readonly Word[], at: number): string =>
  words
    .slice(0, at)
    .map(({ text, after, isCode }) => (isCode ? 'x' : text) + after)
    .join(' ')

/** The part of a head that is in the clause of the place. */
export const clauseIn = (head: string): string =>
  head
    .replace(/^\s*\([^()]{1,60}\)\s*/, '')
    .split(/[;:,]\s+|\s+(?:and|then|but)\s+/)
    .at(-1) ?? ''

const signs: readonly Sign[] = [
  { name: 'a machine in a text is usually not where the reader acts', weight: -2, is: () => true },
  {
    name: 'the sentence begins with it',
    weight: 3.5,
    is: beginsSentence,
  },
  {
    name: 'a clause begins with it',
    weight: 2,
    is: sighting => /,\s*$|\b(?:then|and|so)$/i.test(sighting.head) && !beginsSentence(sighting),
  },
  { name: 'the reader is sent there', weight: 3.5, is: ({ preposition }) => preposition === 'login' },
  {
    name: 'it is rebooted there',
    weight: 3,
    is: ({ preposition, machine }) => preposition === 'reboot' && machine.names.length > 0,
  },
  {
    name: 'the reader runs something there',
    weight: 2.5,
    is: sighting =>
      (sighting.telling() || MUST.test(sighting.head) || /\bby\s+\w+ing\b/i.test(sighting.head)) &&
      /\b(?:re-?)?(?:run|runs|execute|executed|issue|issued|invoke|type|typed|perform|performed|repeat|repeated|do|done|applied|apply|enter|entered|running|executing|issuing|invoking)\b/i.test(
        sighting.head,
      ),
  },
  { name: 'the sentence is an instruction', weight: 1.5, is: ({ telling }) => telling() },
  { name: 'the reader must or can do it', weight: 1, is: sighting => !sighting.telling() && MUST.test(sighting.head) },
  {
    name: 'the instruction is to do, not to watch',
    weight: 1,
    is: sighting =>
      sighting.telling() &&
      isImperative(sighting.clause) &&
      !/^\W*(?:check|verify|monitor|see|look|view|watch|confirm|ensure|make sure|wait|note|find|review|inspect)\b/i.test(
        sighting.clause,
      ),
  },
  {
    name: 'the sentence leads to what is typed',
    weight: 1.5,
    is: ({ isLast, sentence }) => isLast && /:\s*$/.test(sentence),
  },
  {
    name: 'the reader looks at something there, which the text shows',
    weight: 2,
    is: sighting => LOOK.test(sighting.head) && sighting.isLast && /:\s*$/.test(sighting.sentence),
  },
  {
    name: 'the phrase ends with it',
    weight: 0.5,
    is: ({ words, machine }) => /[,:;.)]/.test(words[machine.end - 1]?.after ?? '') || machine.end >= words.length,
  },
  {
    name: 'it is done from there',
    weight: 1,
    is: sighting => sighting.preposition === 'from' && FROM.test(sighting.head),
  },
  {
    name: 'something comes from there',
    weight: -2.5,
    is: sighting =>
      sighting.preposition === 'from' &&
      !FROM.test(sighting.head) &&
      !/^\W*$|[,:;]\s*$|\b(?:so|then|and)$/i.test(sighting.head),
  },
  {
    name: 'something is or runs there',
    weight: -3,
    is: sighting =>
      !/^\W*$|\bby (?:running|executing|issuing)$/.test(sighting.head) &&
      /\b(?:(?:is|are|was|were|be|been|being|gets?|got|has|have|had|not)\s+(?:\w+ly\s+|not\s+|now\s+|already\s+|also\s+)?(?!run\b|executed\b|issued\b|performed\b|repeated\b|done\b|applied\b|typed\b)\w+(?:ed|en|ing|un|up|nt|ne)|is|are|was|were|installed|running|located|stored|deployed|hosted|available|present|scheduled|found|configured|exists?|resides?|lives?|runs|based|existing|mounted|residing|enabled|created|stopped|completed)$/i.test(
        sighting.clause,
      ),
  },
  {
    name: 'the sentence describes',
    weight: -1.5,
    is: sighting =>
      !sighting.telling() &&
      sighting.preposition !== 'reboot' &&
      !beginsSentence(sighting) &&
      !/,\s*$/.test(sighting.head) &&
      !MUST.test(sighting.head) &&
      !LOOK.test(sighting.head) &&
      !/\bby\s+(?:running|executing|issuing|typing)\b/i.test(sighting.head),
  },
  {
    name: 'it is part of a relative clause',
    weight: -2,
    is: sighting => /\b(?:that|which|who|where|used to|commands? to|able to)\b(?![^,]*,)/i.test(sighting.clause),
  },
  {
    name: 'it is a condition',
    weight: -1,
    is: sighting =>
      /^\W*(?:if|when|once|after|until|unless|because|since|while|before)\b/i.test(sighting.head) &&
      !/,|\bthen\b/.test(sighting.head),
  },
  {
    name: 'the command may act on it from elsewhere',
    weight: -1.5,
    is: sighting =>
      /^\W*to\b[^,]*$/i.test(sighting.head) && /^an?$/i.test(sighting.words[sighting.at + 1]?.lower ?? ''),
  },
  {
    name: 'the reader may want it',
    weight: -3,
    is: sighting =>
      /^\W*if you (?:want|wish|need|would like|prefer)\b/i.test(sighting.head) && !/,/.test(sighting.head),
  },
  {
    name: 'something else does it',
    weight: -2.5,
    is: sighting =>
      /^\W*(?:this|it|they|that|which|the \w+)\s+(?:\w+ly\s+)?(?:will|should|would|can|may|must|does|is|are)\b/i.test(
        sighting.clause,
      ) && !/\b(?:run|executed|issued|done)$/i.test(sighting.clause),
  },
  {
    name: 'the reader makes sure of something there',
    weight: -1,
    is: sighting =>
      /^\W*(?:\w+ \w+, )?(?:ensure|make sure|wait|avoid|prevent|note|assum\w+|consider|be sure|allow|expect)\b/i.test(
        sighting.clause,
      ),
  },
  {
    name: 'the reader must not do it',
    weight: -1.5,
    is: sighting => /\b(?:do not|don't|never|must not|cannot)\b/i.test(sighting.clause),
  },
  {
    name: '"in" is about things more often than about the reader',
    weight: -0.5,
    is: ({ preposition }) => preposition === 'in',
  },
  { name: 'it is only a name', weight: -0.5, is: ({ machine }) => !machine.isPlain },
]

/** What the reader does from a place, directly before the text names it. */
const FROM = /\b(?:run|running|execute|executed|executing|check|monitor|verify|test|try|do|use|watch)(?: \S+){0,5}$/i

const LOOK = /^\W*(?:see|look at|have a look at)\b/i

/** Words that oblige or allow the reader. */
const MUST =
  /\b(?:you(?:'ll)?(?: will| only| also| then| just| now)? (?:can|may|must|should|need|have to|want)|(?:must|should|can|needs? to|has to|have to)(?: then| now| also| only)? be|let's|we (?:can|will|need|must|recommend))\b/i

/** How much suggests that the reader acts at a place; above 0, it is believed. */
export const weightOf = (sighting: Sighting): number =>
  signs.reduce((sum, { weight, is }) => (is(sighting) ? sum + weight : sum), 0)

/** What counts for a place and against it, in words. */
export const reasonsOf = (sighting: Sighting): readonly string[] =>
  signs.filter(({ is }) => is(sighting)).map(({ name, weight }) => `${weight > 0 ? '+' : ''}${weight} ${name}`)

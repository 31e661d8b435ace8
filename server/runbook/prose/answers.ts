import type { Block, Prose } from '../../markup/block.ts'
import { sentencesOf } from './announce.ts'
import { written } from '../placeholders/introductions.ts'

/** What is to be typed, as running text sets it out: in code, in bold, in quotes, or one of the few usual words. */
const WHAT = '(?:`[^`\\n]{1,40}`|"[^"\\n]{1,40}"|“[^”\\n]{1,40}”|\'[^\'\\n]{1,40}\'|(?:yes|no|y|n|enter|return)\\b)'
const ASKED =
  '(?:(?:when|if|once|as soon as|should) (?:you (?:are|get|be) |it |the [\\w-]{1,30} (?:is )?)?(?:asked|asks|prompted|prompts|ask)\\b|(?:at|to) (?:the|each|all|every|any|its|both) (?:[\\w-]{1,20} ){0,3}(?:prompts?|questions?)\\b)'
const TYPE = '(?:type|enter|press|hit|say|choose|pick|select|input|give|supply|provide|use|confirm|accept)'

/** Ways to say what to answer, each within one sentence. */
const ways: readonly RegExp[] = [
  new RegExp(`\\b(?:answer|reply|respond)(?:ing|s)?\\b(?: the [^.;\`"]{1,40})?(?: with| by typing)?:? ${WHAT}`, 'i'),
  new RegExp(`\\b${TYPE}:? ${WHAT}[^.;]{0,60}\\bto (?:confirm|continue|proceed|accept|agree)\\b`, 'i'),
  new RegExp(`\\b${TYPE}(?: in)?\\b[^.;]{0,100}\\b${ASKED}`, 'i'),
  new RegExp(`\\b${ASKED}[^.;]{0,120}\\b(?:${TYPE}|answer|reply|respond|confirm|use)\\b`, 'i'),
  /\b(?:type|enter|give|supply|provide|input)\b(?: in)? (?:the|your|its|a|an)\b[^.;`]{0,40}\b(?:password|passphrase|passcode|PIN|one-time code)\b/i,
  /\b(?:you(?:'ll| will| may| might| should)(?: then| now)? be|you are)(?: then)? (?:asked|prompted) (?:for|to (?:enter|type|give|provide|confirm|choose))\b/i,
]

/** How a sentence begins that goes on to speak of the step before it. */
const GOES_ON =
  /^(?:when|if|once|as soon as|should|answer|reply|respond|type|enter|press|hit|confirm|accept|choose|you|it|this|the (?:script|command|program|installer|tool|wizard|process|utility)|at the)\b/i
/** A sentence that sends the reader on to the next thing to run. */
const LEADS_ON = /:$|\b(?:following|below|next command|this command)\b/i

/** The longest sentence that is shown, in UTF-16 units. */
const MOST = 300

const isAnswer = (sentence: string): boolean => sentence.length <= MOST && ways.some(way => way.test(sentence))

const said = (prose: Prose | null): readonly string[] => (prose === null ? [] : sentencesOf(written(prose)))

/** What the text of a step itself says that the reader is to answer, in whole sentences. */
export const answersIn = (prose: Prose): readonly string[] => said(prose).filter(isAnswer)

/**
 * What the text around a block says that the reader is to answer when its commands ask: the text that leads to it, from
 * where it speaks of the block (all of it, where no step comes before); the item that it stands in; the paragraph right
 * behind it, where that goes on.
 */
export function answersAround(
  { lead, item, next }: { readonly lead: Prose | null; readonly item: Prose | null; readonly next: Block | null },
  isFirst = false,
): readonly string[] {
  const before = said(lead)
  const first = isFirst ? 0 : before.findIndex(sentence => LEADS_ON.test(sentence))
  const behind = next?.kind === 'paragraph' ? said(next.prose) : []
  const end = behind.findIndex(sentence => !GOES_ON.test(sentence) || LEADS_ON.test(sentence))
  const around = [
    ...(first === -1 ? [] : before.slice(first)),
    ...said(item),
    ...behind.slice(0, end === -1 ? undefined : end),
  ]
  return [...new Set(around.filter(isAnswer))]
}

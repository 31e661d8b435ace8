import type { Prose } from '../../../markup/block.ts'
import { isImperative } from '../imperative.ts'
import { machineNouns, roles } from './machine-words.ts'
import { machineAt, wordsOf, type MachinePhrase, type Word } from './machine-phrase.ts'
import { beginsSentence, clauseIn, headBefore, isFirst, weightOf, type Preposition } from './place-signs.ts'

/** A place where running text tells its reader to act. */
export interface NamedPlace {
  readonly machine: MachinePhrase
  readonly preposition: Preposition
  /** The index of its sentence. */
  readonly sentence: number
  /** The offsets in the text at which its sentence begins and ends. */
  readonly since: number
  readonly until: number
  /** The text is nothing but the name. */
  readonly isAlone: boolean
  /** The reader is there before they act: "On db1, …", "Log in to db1". */
  readonly isFirst: boolean
  /** How much counts for it; above 0, it is believed. */
  readonly weight: number
}

/** How much of a text is read: places are at its beginning, or before the block that it leads to. */
export const LONGEST = 2000

/** The text with its code spans in backquotes, as an author types it in Markdown. */
export const spoken = ({ inlines }: Prose): string =>
  inlines.map(({ kind, text }) => (kind === 'code' && !text.includes('`') ? `\`${text}\`` : text)).join('')

/** What goes on from the block before it: "on one of the nodes to find out which." */
export const goesOn = ({ text }: Prose): boolean => /^(?:on|from|in|at) [a-z]/.test(text)

const read = new WeakMap<Prose, readonly NamedPlace[]>()

/** The places that a prose names; each prose is read once. */
export function placesIn(prose: Prose): readonly NamedPlace[] {
  const before = read.get(prose)
  if (before !== undefined) return before
  const places = placesInText(spoken(prose))
  read.set(prose, places)
  return places
}

export function placesInText(text: string): readonly NamedPlace[] {
  const places: NamedPlace[] = []
  if (!MENTION.test(text) && !/\b(?:on|at) /i.test(text)) return places
  let start = 0
  const sentences = text.slice(0, LONGEST).split(BETWEEN)
  for (const [index, sentence] of sentences.entries()) {
    const until = start + sentence.length
    const isLast = index === sentences.length - 1
    for (const place of inSentence(sentence, isLast)) places.push({ ...place, sentence: index, since: start, until })
    start = until
  }
  return places
}

/** A text without any of these words names no place. */
const MENTION =
  /node|server|host|machine|master|slave|primary|secondary|standby|replica|leader|follower|bastion|jump|hypervisor|controller|client|vms?\b|box|instance|worker|member|broker|peer|system|router|computer|reboot|power|\b(?:from|to|into|for) /i

const BETWEEN = /(?<=(?:[a-z0-9)`'"*]|[A-Z]{2})[.!?])(?<!\b(?:e\.g|i\.e|etc|vs|cf)\.)(?=\s+[A-Z(`*"])/

type InSentence = Omit<NamedPlace, 'sentence' | 'since' | 'until'>

/** Words that name machines, words spelled like a host after a preposition, or any word at the beginning of a sentence. */
const LIKELY = new RegExp(
  String.raw`\b(?:${[...machineNouns, ...roles].join('|')}|jump|local|localhost|laptop|workstation)\b|^\W*(?:\w+,?\s+)?(?:on|from)\s+the\s+\w+[,:]|\b(?:on|from|to|into|reboot|and)\s+(?:the\s+|both\s+)?(?:["'*]*\x60|["'*(]*[A-Za-z][\w-]*(?:\d|[.-]\w)|["'*(]*[A-Z]\d|\w+(?:host|node|server|master|slave|worker|box)\b)`,
  'i',
)

/** "on db", where db may be known. */
const PLAIN =
  /\b(?:on|at)\s+(?:the\s+)?([A-Za-z][\w.-]*\w)(?=\s*(?:$|[,.:;)]|\b(?:and|or|run|do|execute|type|with|as|to)\b))/g

function plainWords(sentence: string): InSentence[] {
  return [...sentence.matchAll(PLAIN)].map(([, name = '']) => ({
    machine: { names: [], ifKnown: [name], isLocal: false, isPlain: false, isGroup: false, end: 0 },
    preposition: 'on',
    isAlone: false,
    isFirst: false,
    weight: 0,
  }))
}

function inSentence(sentence: string, isLast: boolean): InSentence[] {
  if (!LIKELY.test(sentence)) return plainWords(sentence)
  const words = wordsOf(sentence)
  const found: InSentence[] = []
  const telling = once(() => tells(sentence))
  const alone = aloneIn(words)
  if (alone !== null) return [{ machine: alone, preposition: 'on', isAlone: true, isFirst: true, weight: 2 }]
  for (let at = 0; at < words.length; at++) {
    const preposition = prepositionAt(words, at)
    if (preposition === null) continue
    const from = at + preposition.length
    const machine = machineAt(words, from)
    if (machine === null || (preposition.kind === 'for' && !machine.isGroup)) continue
    // "the password in the vault at `shop.db.users`"
    if (!machine.isPlain && /^(?:at|in)$/.test(preposition.kind)) continue
    const { kind, from: since } = preposition
    // "case" in "in case node is gone" is no name.
    if (kind === 'in' && machine.names.every(name => /^[a-z][\w.-]*$/.test(name)) && !/s$/.test(machine.names[0] ?? ''))
      continue
    if (machine.names.length === 0 && !machine.isPlain) {
      found.push({ machine, preposition: kind, isAlone: false, isFirst: false, weight: 0 })
      continue
    }
    const head = headBefore(words, since)
    const sighting = {
      words,
      at: since,
      head,
      clause: clauseIn(head),
      machine,
      preposition: kind,
      sentence,
      isLast,
      telling,
    }
    if (
      machine.isGuess &&
      !(/^(?:on|from)$/.test(kind) && beginsSentence(sighting) && /^[,:]/.test(words[machine.end - 1]?.after ?? ''))
    )
      continue
    found.push({ machine, preposition: kind, isAlone: false, isFirst: isFirst(sighting), weight: weightOf(sighting) })
    if (machine.isPlain || machine.names.length > 0) at = Math.max(at, machine.end - 1)
  }
  // One of several places in a sentence may be where something comes from, or goes to.
  const most = Math.max(...found.filter(({ machine }) => machine.names.length > 0).map(({ weight }) => weight))
  return found.filter(({ weight, machine }) => weight >= most - 1 || machine.names.length === 0)
}

/** "If it is gone, stop it", "(Optional) Stop it", "If it is gone then stop it". */
function tells(sentence: string): boolean {
  const plain = sentence
    .replace(/`/g, '')
    .replace(/^\s*\([^()]{1,60}\)\s*/, '')
    .trim()
  return isImperative(plain) || isImperative(/^(?:if|when|once)\b.{1,160}?\bthen,? (.*)$/is.exec(plain)?.[1] ?? '')
}

/** "Frontend node:", "**Server 2**": nothing but a machine. */
function aloneIn(words: readonly Word[]): MachinePhrase | null {
  if (words.length === 0 || words.length > 5) return null
  const machine = machineAt(words, 0)
  return machine !== null && machine.end === words.length && machine.isPlain && machine.names.length === 1
    ? machine
    : null
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

interface Found {
  readonly kind: Preposition
  /** The index of the words that lead to the place: the verb "log in", or the preposition. */
  readonly from: number
  readonly length: number
}

/** "on", "from", "in", "log in to", "ssh into", "connect by SSH to", "go to", "for each". */
function prepositionAt(words: readonly Word[], at: number): Found | null {
  const word = words[at]!
  if (word.isCode || /[,:;.)]/.test(word.after)) return null
  const next = words[at + 1]
  switch (word.lower) {
    case 'on':
    case 'at':
    case 'from':
    case 'in':
      return { kind: word.lower, from: at, length: 1 }
    case 'for':
      return next !== undefined && /^(?:all|each|every|both)$/.test(next.lower)
        ? { kind: 'for', from: at, length: 1 }
        : null
    case 'reboot':
    case 'power-cycle':
      return { kind: 'reboot', from: at, length: 1 }
    case 'cycle':
      return words[at - 1]?.lower === 'power' ? { kind: 'reboot', from: at - 1, length: 1 } : null
    case 'to':
    case 'into':
    case 'onto': {
      const from = loginBefore(words, at)
      return from === null ? null : { kind: 'login', from, length: 1 }
    }
    default:
      return null
  }
}

/** The index of the verb that sends the reader to what follows: "log in to", "SSH into", "connect via SSH to", "back to". */
function loginBefore(words: readonly Word[], at: number): number | null {
  for (let index = at - 1; index >= 0 && at - index <= 4; index--) {
    const { lower, after } = words[index]!
    if (/[,:;.]/.test(after)) return null
    if (!/^(?:log|logging|login|logged|ssh|connect|switch|return|go|move)$/.test(lower)) continue
    const between = words.slice(index + 1, at).map(word => word.lower)
    const isVerb =
      between.every(each => /^(?:in|on|back|by|via|over|with|using|ssh|now|then|through|again)$/.test(each)) &&
      !(/^(?:go|move|switch)$/.test(lower) && between.includes('on'))
    // "Move to the next node" goes on with a round.
    const isRound =
      /^(?:go|move|return|switch)$/.test(lower) && words.slice(at + 1, at + 3).some(word => word.lower === 'next')
    return isVerb && !isRound && isTold(words, index) ? index : null
  }
  return null
}

/** Whether a verb tells the reader to go somewhere, or says that they are there: "while logged in to". */
function isTold(words: readonly Word[], verb: number): boolean {
  const { lower } = words[verb]!
  const before = words[verb - 1]
  if (lower === 'logging') return before?.lower === 'by'
  if (lower === 'logged') return before !== undefined && /^(?:while|when|once|are|still|being)$/.test(before.lower)
  if (before === undefined || /[,:;.)–—-]$/.test(before.after) || /[(]/.test(words[verb]!.before)) return true
  if (before.lower === 'to') return /^(?:need|have|want|required|ready|must)$/.test(words[verb - 2]?.lower ?? '')
  return /^(?:then|and|now|first|next|please|again|also|must|should|can|will|you|or|either|finally|-|–|—|•|step|\d+)$/.test(
    before.lower,
  )
}

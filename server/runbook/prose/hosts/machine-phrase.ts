import { everyMatch } from '../../../text/every-match.ts'
import { platformsIn } from '../platforms.ts'
import {
  afterMachine,
  articles,
  idleWords,
  localWords,
  looseNouns,
  machineNouns,
  noMachines,
  quantifiers,
  roles,
  tellingWords,
} from './machine-words.ts'

/** A word of running text. */
export interface Word {
  /** Without marks around it. */
  readonly text: string
  readonly lower: string
  /** It stands in a code span. */
  readonly isCode: boolean
  /** What stands right before and behind it: quotes, brackets, commas. */
  readonly before: string
  readonly after: string
  readonly start: number
}

/** Machines that a text names, and the words it took. */
export interface MachinePhrase {
  /** As they are written, without article; none when it is the machine at hand or no one in particular. */
  readonly names: readonly string[]
  /** Names that are hosts only when the document shows them elsewhere as such. */
  readonly ifKnown: readonly string[]
  /** It is the machine that the reader sits at. */
  readonly isLocal: boolean
  /** The noun says that it is a machine; else only the place of its name does. */
  readonly isPlain: boolean
  readonly isGroup: boolean
  /** Any word: only where it stands can make a machine of it. */
  readonly isGuess?: true
  /** The index of the first word behind it. */
  readonly end: number
}

/** Most words between an article and its noun. */
const FAR = 5

/** The words of a text, each once; a run of them within `…` is one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of everyMatch(text, /(["'“”‘’*(\[<=]*)(?:`([^`]*)`|([^\s`"'“”*()\[\]<>,:;!?=]+))([^\s`]*)/g)) {
    const [, before = '', code, plain = '', rest = ''] = match
    const bare = code ?? (plain.endsWith('.') ? plain.replace(/\.+$/, '') : plain)
    words.push({
      text: bare,
      lower: bare.toLowerCase(),
      isCode: code !== undefined,
      before,
      after: code === undefined ? plain.slice(bare.length) + rest : rest,
      start: match.index,
    })
  }
  return words
}

/** The machines that are named from a word on: "the first node", "node A", "`db1` and `db2`", "all compute nodes". */
export function machineAt(words: readonly Word[], from: number): MachinePhrase | null {
  let at = from
  const quantity: string[] = []
  for (; at < words.length; at++) {
    const { lower, isCode } = words[at]!
    if (isCode && !quantifiers.has(lower) && !/^(?:only one|all|each|every)$/.test(lower)) break
    if (articles.has(lower)) {
      if (quantity.length > 0 && quantity.at(-1) === 'of') quantity.push('the')
    } else if (quantifiers.has(lower) || lower === 'only one' || (quantity.length > 0 && lower === 'of'))
      quantity.push(lower)
    else break
    if (words[at]!.after !== '' && !/^["'*”’]+$/.test(words[at]!.after)) return null
  }
  const owner = articles.has(words[at - 1]?.lower ?? '') && at > from ? words[at - 1]!.lower : null
  const noun = nounAt(words, at)
  const label = noun === null ? null : labelAt(words, at, noun)
  if (noun !== null) {
    if (label !== null) return label
    const phrase = phraseOf(words, at, noun, quantity, owner)
    if (phrase !== null) return phrase
  }
  if (quantity.length > 0 && quantity[0] !== 'both') return null
  const names = namesAt(words, at)
  if (owner !== 'the' || names === null || names.names.length > 0) return names
  // "On the undercloud, run": no word says that it is a machine.
  return names.ifKnown.every(name => /^[A-Za-z][a-z-]{3,}$/.test(name) && !noMachines.has(name.toLowerCase()))
    ? { ...names, names: names.ifKnown, isGuess: true }
    : names
}

/** The index of the noun that says that the words from `at` on name a machine; null when they do not. */
function nounAt(words: readonly Word[], at: number): number | null {
  let noun: number | null = null
  for (let index = at; index < words.length && index - at <= FAR; index++) {
    const { lower, after, isCode, before } = words[index]!
    if (index > at && /[(\[]/.test(before)) break
    const isNoun = machineNouns.has(lower) || roles.has(lower) || lower === 'jump' || localWords.has(lower)
    if (isNoun) noun = index
    else if (!isCode && !/^[\w./+-]+$/.test(lower)) break
    else if (!isCode && (afterMachine.has(lower) || articles.has(lower)) && !tellingWords.has(lower)) break
    else if (noun !== null && !isCode && noun === index - 1 && !/^\d+$|^[A-Z]\d*$/.test(words[index]!.text)) {
      // "the node pool": the noun belongs to another.
      const rest = words[index]!
      if (!/ing$/.test(rest.lower) && !looksLikeHost(rest.text)) noun = null
      else break
    }
    if (/[,:;.!?)\]]/.test(after)) break
  }
  return noun
}

/** "node A", "Server 2", "host `db1`", "the hosts app1, app2": the noun, and what it is called. */
function labelAt(words: readonly Word[], at: number, noun: number): MachinePhrase | null {
  const { lower, text, after } = words[noun]!
  const next = words[noun + 1]
  if (next === undefined || /[,:;.!?)\]]/.test(after) || !machineNouns.has(lower)) return null
  if (
    !next.isCode &&
    /^(?:\d{1,3}|[A-Z]\d{0,2})$/.test(next.text) &&
    !/^(?:A|I)$/.test(next.text + next.after.charAt(1))
  )
    return named([[...words.slice(at, noun).map(inWords), text, next.text].join(' ')], noun + 2)
  if (!next.isCode && /^[A-Z]$/.test(next.text) && /^$|^[,:;.)]/.test(next.after))
    return named([[...words.slice(at, noun).map(inWords), text, next.text].join(' ')], noun + 2)
  const found = namesAt(words, noun + 1, true)
  return found === null || found.names.length === 0 ? null : { ...found, ifKnown: [], isPlain: true }
}

const named = (names: readonly string[], end: number): MachinePhrase => ({
  names,
  ifKnown: [],
  isLocal: false,
  isPlain: true,
  isGroup: names.length > 1,
  end,
})

/** The phrase from its first telling word up to its noun, and how much of it is the name. */
function phraseOf(
  words: readonly Word[],
  at: number,
  noun: number,
  quantity: readonly string[],
  owner: string | null,
): MachinePhrase | null {
  const head = words[noun]!
  const next = words[noun + 1]
  const isEnd = next === undefined || head.after !== '' || next.before !== ''
  if (!isEnd && !afterMachine.has(next.lower) && !/ing$/.test(next.lower) && !next.isCode) return null
  const inner = words.slice(at, noun)
  const local = localWords.has(head.lower) || inner.some(({ lower }) => lower === 'local')
  const isGroup = /^(?:all|each|every|both)$/.test(quantity[0] ?? '') || /s$/.test(head.lower)
  const end = noun + 1
  if (local || head.lower === 'computer') return { names: [], ifKnown: [], isLocal: true, isPlain: true, isGroup, end }
  const telling = inner.filter(({ lower }) => !idleWords.has(lower))
  const role = roles.has(head.lower) && (owner === 'the' || telling.length > 0 || owner === null)
  const nothing = { names: [], ifKnown: [], isLocal: false, isPlain: true, isGroup, end } as const
  const isQuantified = /^(?:all|each|every|both)$/.test(quantity[0] ?? '')
  if (looseNouns.has(head.lower) && !isQuantified && !telling.some(({ lower }) => tellingWords.has(lower)))
    return nothing
  // "this node", "a Linux server": the one at hand, or any of a kind.
  if (
    inner.some(({ lower }) => /^(?:this|that|these|those|same|file|operating|such|current|entire|whole)$/.test(lower))
  )
    return nothing
  if (telling.length === 0 && quantity.length === 0 && !role) {
    const tail = tailOf(words, noun)
    return tail === null ? nothing : { ...nothing, names: [tail], end }
  }
  if (platformsIn(inner.map(({ text }) => text).join(' ')) !== null) return nothing
  const only = inner.length === 1 && quantity.length === 0 ? telling[0] : undefined
  if (only !== undefined && isBareName(only) && machineNouns.has(head.lower) && !roles.has(head.lower)) {
    // "on the pithos host": the word before the noun is the name.
    // "the air-gapped machine" describes it.
    if (/(?:ing|ed)$/.test(only.lower)) return { ...nothing, names: [`${only.text} ${inWords(head)}`] }
    return { ...nothing, names: [only.text] }
  }
  const all = [...spelled(quantity), ...inner.map(inWords), inWords(head)]
  return { ...nothing, names: [all.join(' ')] }
}

/** A word that may be a machine's own name, and says nothing else. */
const isBareName = ({ text, lower, isCode }: Word): boolean =>
  isCode ? /^[A-Za-z][\w.-]*$/.test(text) : /^[a-z][\w.-]*$/.test(text) && !tellingWords.has(lower)

/** "all of the nodes" are all nodes; "one of the nodes" stays as it is. */
const spelled = (quantity: readonly string[]): readonly string[] =>
  /^(?:all|both)$/.test(quantity[0] ?? '') ? quantity.filter(word => word !== 'of' && word !== 'the') : quantity

/** Words that only describe are written small, names and abbreviations as they are. */
const inWords = ({ text, lower }: Word): string =>
  /^[A-Z][a-z]+$/.test(text) && (tellingWords.has(lower) || machineNouns.has(lower) || roles.has(lower)) ? lower : text

/** "host running Memcached", "node to be removed": what follows tells a machine from the others. */
function tailOf(words: readonly Word[], noun: number): string | null {
  const head = words[noun]!
  if (head.after !== '') return null
  const next = words[noun + 1]
  const second = words[noun + 2]
  if (next === undefined) return null
  const tells =
    /^(?:running|hosting|holding|containing)$/.test(next.lower) ||
    (next.lower === 'to' && second?.lower === 'be') ||
    (/^(?:that|which)$/.test(next.lower) && /^(?:hosts?|runs?|holds?|has|is)$/.test(second?.lower ?? '')) ||
    (next.lower === 'where' && second !== undefined && !/^(?:you|we|it)$/.test(second.lower))
  if (!tells) return null
  const tail: string[] = [head.lower]
  for (let index = noun + 1; index < words.length && tail.length < 7; index++) {
    const word = words[index]!
    if (!articles.has(word.lower)) tail.push(word.text)
    if (
      word.after !== '' ||
      /[([]/.test(words[index + 1]?.before ?? '') ||
      /^(?:following|and|or)$/.test(words[index + 1]?.lower ?? '')
    )
      break
  }
  return tail.join(' ')
}

/** Names themselves: "`db1`, `db2` and db3.example.com". */
function namesAt(words: readonly Word[], at: number, afterNoun = false): MachinePhrase | null {
  const names: string[] = []
  const ifKnown: string[] = []
  let index = at
  while (index < words.length) {
    const word = words[index]!
    if (word.lower === 'and' && index > at) {
      index++
      continue
    }
    if (isHostName(word, afterNoun)) names.push(word.text)
    else if (/^[A-Za-z][\w.-]*$/.test(word.text) && index === at && !afterMachine.has(word.lower))
      ifKnown.push(word.text)
    else break
    index++
    const goesOn = /^[,]$/.test(word.after) || (word.after === '' && words[index]?.lower === 'and')
    if (!goesOn || ifKnown.length > 0) break
  }
  // What the last "and" joined was no name.
  while (index > at && words[index - 1]?.lower === 'and') index--
  const next = words[index]
  // "from the `shop` repository"
  if (
    next !== undefined &&
    words[index - 1]?.after === '' &&
    next.before === '' &&
    !afterMachine.has(next.lower) &&
    !/ing$/.test(next.lower)
  )
    return null
  if (names.length + ifKnown.length === 0) return null
  const [only] = names
  if (only === 'localhost') return { names: [], ifKnown: [], isLocal: true, isPlain: true, isGroup: false, end: index }
  return { names, ifKnown, isLocal: false, isPlain: false, isGroup: names.length > 1, end: index }
}

/** What has numbers, too: devices, networks, languages and releases. */
const numberedThings =
  /^(?:eth|en[ospx]|bond|br|vlan|team|tun|tap|lo|wlan|ib|sd[a-z]|hd[a-z]|[sx]?vd[a-z]|nvme|md|dm|disk|loop|sr|tty|pts|cpu|gpu|core|slot|bus|usb|port|ipv|el|rhel|fc|php|python|py|lua|ruby|java|jdk|gcc|go|v|rev|step|phase|part|version|release|day|line|level|lv|pv|vg|pool|osd|raid|sha|md|utf|qt|gtk|v|x|http|oauth|tier|zone|layer|rack|stage|sprint|chapter|table|figure|k|s|ec|p|q|h|l|b|r|c|f)-?\d/i

/** `main`, `feature-x`: places of another kind that are written as code. */
const otherPlaces =
  /^(?:main|master|develop|trunk|default|public|root|etc|tmp|home|path|true|false|null|none|name|localhost\S+)$/i

/** `db1`, `web-01.example.com`; neither `v2.1` nor `success`, `Debian`, `node18` or `re-run`. */
export const looksLikeHost = (name: string): boolean =>
  (/^[a-z]+[a-z-]*\d+[a-z]?(?:\.[a-z][\w.-]*)?$|^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*){2,}$/.test(name) ||
    /^[a-z][a-z\d]*(?:-[a-z\d]+)*-?(?:host|node|server|master|slave|worker|box)\d*$/.test(name) ||
    /^[A-Z]{1,2}\d{1,2}$/.test(name)) &&
  !/^python|^node-?[1-9]\d|^(?:host|node|server|master|slave|worker|box|localhost|ghost|webmaster|webserver)$/.test(
    name,
  ) &&
  isNoOtherThing(name)

const isNoOtherThing = (name: string): boolean => !numberedThings.test(name) && platformsIn(name) === null

function isHostName({ text, isCode }: Word, afterNoun: boolean): boolean {
  if (text === 'localhost') return true
  if (looksLikeHost(text)) return true
  if (!isCode || !/^[A-Za-z][\w-]*(?:\.[\w-]+)*$/.test(text) || /_/.test(text)) return false
  if (otherPlaces.test(text) || !isNoOtherThing(text)) return false
  if (
    /\.(?:conf|cfg|ini|ya?ml|json|toml|py|sh|cnf|service|md|rst|txt|log|env|xml|sql|gz|zip|js|ts|rb|go|list|pem|key)$/.test(
      text,
    )
  )
    return false
  return afterNoun || /^[a-z][\w.-]*$/.test(text)
}

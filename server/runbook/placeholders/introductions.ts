import type { Block, Item, Prose } from '../../markup/block.ts'
import { everyMatch } from '../../text/every-match.ts'

/** A word of which the running text says that the reader has to put something else there, and the sentence that says so. */
export interface Introduction {
  readonly word: string
  readonly sentence: string
  /** Whether it says that the word is to be replaced, or only which value the author has. */
  readonly isOrder: boolean
}

/** Longer paragraphs are read so far only. */
const FARTHEST = 3000
/** A longer sentence is cut. */
const SHOWN = 160

/** A name as running text sets it out: in code, in quotes, or spelled so that it is no word of a sentence. */
const WORD =
  '(?:`[^`\\n]{1,60}`|"[^"\\n]{1,40}"|<[^<>\\n]{1,60}>|\\$\\{?[A-Z][A-Z0-9_]{0,40}\\}?|\\{[\\w-]{1,40}\\}|[A-Z][A-Z0-9]{0,30}(?:[_.-][A-Z0-9]{1,30}){0,6}(?![A-Za-z])|[a-z]{2,20}[-_]?\\d{1,3}(?!\\w))'
const LIST = `(${WORD}(?:(?:,? and |,? or |, )${WORD}){0,5})`
const KIND =
  '(?:the )?(?:(?:values?|placeholders?|variables?|strings?|texts?|words?|names?|examples?|host ?names?|addresses|address|IP|parameters?)(?: of| for)? )?'
/** What stands between a word and what belongs in its place: "`x` in the URL below with". */
const BETWEEN =
  '(?: (?:variables?|placeholders?|values?|strings?|parameters?|here|above|below|in (?:the|this|these|all)(?: [a-z-]{1,20}){1,4}))?'
/** What belongs there: something of the reader's, or the kind of thing it is. */
const OWN =
  '(?: (?!following\\b|new file|contents?\\b)[^.;`]{0,100}?\\b(?:your|own|actual|real|correct|right|appropriate|desired|required|relevant|respective|corresponding|names?|ids?|IDs?|UUIDs?|address|addresses|IPs?|number|numbers|versions?|paths?|values?|host|hostname|user|username|password|token|URL|region|namespace|node|domain|one|ones|you)\\b)'

const replaced = `(?:replaced|substituted|changed|adjusted)`

/** A way to introduce words, the list of them in the first group, and of what its sentences hold one for sure: quick to look for. */
type Way = readonly [signs: readonly string[], sentence: RegExp]

const REPLACES = ['eplac', 'ubstitut']
const CHANGES = ['hange', 'hanging', 'djust']
const WHERE = ['Where ', 'where ']

const orders: readonly Way[] = [
  [
    REPLACES,
    new RegExp(`\\b(?:[Rr]eplac(?:e|ing)|[Ss]ubstitut(?:e|ing)) ${KIND}${LIST}${BETWEEN} (?:with|by|for)${OWN}`, 'g'),
  ],
  [REPLACES, new RegExp(`, (?<=\\b(?:[Rr]eplac|[Ss]ubstitut)[^.;]{1,120}, )(?:and )?${LIST} (?:with|by)${OWN}`, 'g')],
  [REPLACES, new RegExp(` and (?<=\\b(?:[Rr]eplac|[Ss]ubstitut)[^.;]{1,120} and )${LIST} (?:with|by)${OWN}`, 'g')],
  [
    CHANGES,
    new RegExp(
      `\\b(?:[Cc]hang(?:e|ing)|[Aa]djust(?:ing)?) ${KIND}${LIST}${BETWEEN} to (?:match|suit|fit|reflect|your|the actual)\\b`,
      'g',
    ),
  ],
  [
    ['ubstitut'],
    new RegExp(`\\b[Ss]ubstitut(?:e|ing) (?:your|the|an?)(?: (?!for )[\\w'-]{1,20}){1,6} for ${KIND}${LIST}`, 'g'),
  ],
  [
    ['replaced', 'substituted', 'changed', 'adjusted'],
    new RegExp(
      `${LIST} (?:(?:is|are|should be|must be|has to be|have to be|needs to be|need to be|being) )?${replaced} (?:with|by|for|to)${OWN}`,
      'g',
    ),
  ],
  [
    WHERE,
    new RegExp(
      `\\b[Ww]here ${KIND}${LIST} (?:is|are|stands? for|refers? to|represents?|denotes?|corresponds? to) (?:the|your|an?|one|every|any|each)\\b`,
      'g',
    ),
  ],
  [['your'], new RegExp(`^${LIST}(?: ?[:=–—-]| is| are) [^.;]{0,60}\\byour\\b`, 'g')],
]
/** A word that nothing sets out, which may be any word of the sentence: what it says must leave no doubt. */
const PLAIN =
  '(?!(?:it|its|this|that|these|those|them|the|an?|all|any|each|one|ones|and|or|with|as|values?|names?)\\b)[a-z/~][\\w./~-]{1,40}\\w'
const PLAIN_LIST = `(${PLAIN}(?:(?:, and |, | and | or )${PLAIN}){0,3})`
const GAP = '(?:your|the (?:actual|real|right|correct)|the (?:name|id|ID|address|IP|path|URL|version|number) of)\\b'

/** Words in small letters, as they are, said to be replaced: "replace mydb with your database name". */
const plainOrders: readonly Way[] = [
  [
    REPLACES,
    new RegExp(`\\b(?:[Rr]eplac(?:e|ing)|[Ss]ubstitut(?:e|ing)) ${PLAIN_LIST}${BETWEEN} (?:with|by|to) ${GAP}`, 'g'),
  ],
  [
    CHANGES,
    new RegExp(
      `\\b(?:[Cc]hang(?:e|ing)|[Aa]djust(?:ing)?) ${PLAIN_LIST}${BETWEEN} to (?:match |suit |fit )?your\\b`,
      'g',
    ),
  ],
  [
    ['ubstitut'],
    new RegExp(
      `\\b[Ss]ubstitut(?:e|ing) (?:your|the)(?: (?!for )[\\w'-]{1,20}){1,6} for ${PLAIN_LIST}(?=[.,;:)]|$)`,
      'g',
    ),
  ],
  [
    ['replaced', 'substituted', 'changed'],
    new RegExp(
      `(?<=^|[.,;:(] ?|\\b(?:and|where) )${PLAIN_LIST} (?:should|must|has to|have to|needs to|need to) be (?:replaced|substituted|changed) (?:with|by|for|to) ${GAP}`,
      'g',
    ),
  ],
  [WHERE, new RegExp(`\\b[Ww]here ${PLAIN_LIST} (?:is|are|stands? for) ${GAP}`, 'g')],
  [
    ['instead of '],
    new RegExp(
      `\\b(?:[Uu]se|[Ww]rite|[Ee]nter|[Tt]ype|[Pp]ut|[Gg]ive|[Ii]nsert) your [^.;]{1,60}? instead of (${WORD}|${PLAIN})(?=[.,;:)]|$| (?:in|here|above|below))`,
      'g',
    ),
  ],
]

/** "This guide assumes that your host is `db1`"; a file has the name that the guide gave it, and what is nobody's own is the usual one. */
const examples: readonly Way[] = [
  [
    ['ssume', 'ssuming'],
    /(?<=\b[Aa]ssum(?:e|es|ing|ed)\b[^.\n]{0,100}\byour\b[^.\n]{0,60})\b(?:is|are|named|called) (?:an? )?(`[^`\n]{1,60}(?<!\.[a-z]{2,4})`)(?! (?:is|are|was|has))/g,
  ],
  [
    [' example'],
    /(?<=\b[Ii]n (?:this|the following|our|these) examples?\b[^.\n]{0,100})\b(?:is|are|be|named|called) (?:an? )?(`[^`\n]{1,60}(?<!\.[a-z]{2,4})`)(?! (?:is|are|was|has))/g,
  ],
]

/** What the running text of a paragraph introduces. */
export function introducedIn(prose: Prose): readonly Introduction[] {
  let known = kept.get(prose)
  if (known === undefined) kept.set(prose, (known = introducedBy(written(prose))))
  return known
}

/** A paragraph is asked again by each command beside it. */
const kept = new WeakMap<Prose, readonly Introduction[]>()

/** Running text with its literals and emphasis between backticks, whatever the format spells them with. */
export const written = ({ inlines }: Prose): string => {
  let text = ''
  for (const { kind, text: own, emphasis, role } of inlines) {
    if (text.length > FARTHEST) break
    const plain = own.replaceAll('`', "'")
    const isName =
      kind === 'code' || (kind === 'role' && role !== 'ref' && role !== 'doc') || (emphasis !== null && !/\s/.test(own))
    text += isName ? `\`${plain}\`` : plain
  }
  return text.slice(0, FARTHEST)
}

/** The words that one text introduces; literals stand between backticks. */
export function introducedBy(text: string): Introduction[] {
  const found: Introduction[] = []
  const collect = (ways: readonly Way[], isOrder: boolean, each = new RegExp(WORD, 'g')) => {
    for (const [signs, sentence] of ways)
      for (const match of signs.some(sign => text.includes(sign)) ? everyMatch(text, sentence) : []) {
        const around = sentenceAround(text, match.index)
        // "If you have another one, replace …": a choice, not a gap.
        if (/\b(?:if|when|unless)\b/i.test(around.before)) continue
        // "Replace the `x` file": the thing, not its name.
        if (
          /^ (?:files?|keyring|directory|folder|section|binary|flags?|options?|function)\b/.test(
            text.slice(match.index + match[0].indexOf(match[1] ?? '') + (match[1] ?? '').length),
          )
        )
          continue
        for (const [word] of (match[1] ?? '').matchAll(each)) {
          const bare = word.replace(/^[`"]|[`"]$/g, '')
          if (isName(bare)) found.push({ word: bare, sentence: around.whole, isOrder })
        }
      }
  }
  collect(orders, true)
  collect(plainOrders, true, new RegExp(`${WORD}|${PLAIN}`, 'g'))
  collect(examples, false)
  return found
}

/** A word that a command may hold as one of its own; no option, and nothing with blanks unless brackets keep it together. */
const isName = (word: string): boolean =>
  word !== '' && !word.startsWith('-') && (!/\s/.test(word) || /^<.*>$/.test(word))

function sentenceAround(text: string, offset: number): { before: string; whole: string } {
  const start = Math.max(text.lastIndexOf('. ', offset), text.lastIndexOf('! ', offset), text.lastIndexOf('? ', offset))
  const from = start < 0 ? 0 : start + 2
  const end = /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=\s|$)/g
  end.lastIndex = offset
  const to = end.exec(text)?.index ?? text.length
  const whole = text
    .slice(from, to)
    .replace(/[:;,(]?\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { before: text.slice(from, offset), whole: whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole }
}

/**
 * Whether a word is so made that it means the same wherever the document has it: `node1`, `MY_HOST`, `<ip>`. A plain
 * word such as `mattermost` is only what the sentence beside its command says.
 */
export const isDistinct = (word: string): boolean =>
  word.length > 1 && /[A-Z\d_<>{}$-]|\w\.\w/.test(word) && !word.startsWith('-')

/** The running text around commands that may introduce their words: before and behind them, with the items of a list. */
export function proseAround(before: readonly (Prose | null)[], next: Block | null): readonly Prose[] {
  const all = before.filter(prose => prose !== null)
  if (next?.kind === 'paragraph') all.push(next.prose)
  if (next?.kind === 'list') for (const item of next.items.slice(0, 12)) all.push(...proseOfItem(item))
  return all
}

function proseOfItem({ term, children: [first] }: Item): Prose[] {
  const head = first?.kind === 'paragraph' ? first.prose : null
  // A definition: its term and what it says are one sentence.
  return term !== null && head !== null ? [joined(term, head)] : [term, head].filter(prose => prose !== null)
}

/** `NAME` over its definition, as `NAME: …`. */
export const joined = (term: Prose, head: Prose): Prose => ({
  span: term.span,
  text: `${term.text}: ${head.text}`,
  inlines: [
    ...term.inlines.map(inline => ({ ...inline, kind: 'code' as const })),
    ...head.inlines.slice(0, 1).map(inline => ({ ...inline, kind: 'text' as const, text: ': ' })),
    ...head.inlines,
  ],
})

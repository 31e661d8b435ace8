import { isDistinct, type Introduction } from './introductions.ts'
import { matches, type Finder } from './finding.ts'

/** What the running text of a document says about the words of its commands. */
export interface Introduced {
  /** The sentence that introduces a word of this command; null when there is none. */
  of(word: string): Pick<Introduction, 'sentence' | 'isOrder'> | null
}

/** By the sentences beside a command, then by those of the whole document, which speak of distinct words only. */
export const introducedBeside = (beside: readonly Introduction[], anywhere: Introduced): Introduced => ({
  of: word => beside.find(introduction => introduction.word === word) ?? (isDistinct(word) ? anywhere.of(word) : null),
})

/** What a name in a sentence may be part of: an address, a path, an assignment. */
const PART = /[^\s"'`;|&()<>=:@/,{}$[\]]+/g
const WHOLE = /[^\s"'`;|&()<>]+/g

/** Words of which the running text says that the reader has to replace them. */
export const introduced: Finder = ({ text, introduced }) => {
  return [...matches(WHOLE, text, look), ...matches(PART, text, look)]

  function look(match: RegExpExecArray) {
    const word = match[0].replace(/[.,]$/, '')
    // `name=x` sets the name; `-o` is an option.
    if (word.startsWith('-') || text.charAt(match.index + match[0].length) === '=') return null
    const introduction = introduced.of(word)
    if (introduction === null) return null
    const isCapitals = /^[A-Z][A-Z0-9_]+$/.test(word)
    return {
      name: word,
      length: word.length,
      kind: isCapitals ? ('upper-case' as const) : ('sample' as const),
      spelling: 'word' as const,
      reason: saying(word, introduction),
    }
  }
}

/** The reason that the document itself gives. */
export const saying = (word: string, { sentence, isOrder }: Pick<Introduction, 'sentence' | 'isOrder'>): string =>
  isOrder ? `The text says what belongs here: “${sentence}”.` : `${word} is the author's: “${sentence}”.`

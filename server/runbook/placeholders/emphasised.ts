import { commandNames } from '../commands/command-names.ts'
import { isImperative } from '../prose/imperative.ts'
import { pattern } from './pattern.ts'
import type { Candidate, CommandText, Finder, Mark } from './finding.ts'

/**
 * `*name*` and `**db-name**` in a block that the page shows emphasis in, and a `|name|` there that the document does not
 * define or defines to be a pattern; not a program, an option or a whole command that is set off for the eye.
 */
export const emphasised: Finder = command => command.marks.flatMap(mark => foundAt(command, mark))

function foundAt(command: CommandText, mark: Mark): Candidate[] {
  const { text } = command
  const { start, end } = mark
  // Of a text that is cut off only what is whole.
  if (end > text.length) return []
  const words = text.slice(start, end)
  if (mark.mark === 'substitution') {
    return [{ start, end, name: mark.name, kind: 'substitution', reason: reasonOf(words), spelling: 'set off' }]
  }
  // `.. |old| replace:: 2.x.y` only gives a gap a name, whatever stands beside it.
  if (mark.mark === 'replaced')
    return pattern({ ...command, text: words })
      .slice(0, 1)
      .map(found => ({ ...found, start, end, name: mark.name, spelling: 'set off' as const }))
  if (!isName(words) || /\$\{?$/.test(text.slice(Math.max(0, start - 2), start))) return []
  const isWord = /^(?:\s|[|;&)]|$)/.test(text.slice(end, end + 1))
  if (isWord && isProgramPlace(text.slice(Math.max(0, start - 200), start))) return []
  if (mark.mark === 'strong' && isTyped(words, isWord && /^$|\s/.test(text.charAt(start - 1)))) return []
  const reason = `${words} is set off as what the reader replaces: write the real value.`
  return [{ start, end, name: words, kind: 'emphasis', reason, spelling: 'set off' }]
}

const reasonOf = (whole: string): string =>
  `${whole} is a substitution that this document does not define: write the text that the page shows for it.`

/** Words that may name a value: not an option, a number or a word of the shell. */
const isName = (words: string): boolean =>
  words.length <= 60 && /[A-Za-z]/.test(words) && !/^-|[|;&$`"'\\<>=(){}\n]/.test(words)

/** Where a command begins: the word there is its program. */
const isProgramPlace = (before: string): boolean =>
  /(?:^|[|;&(]|(?<!\\)\n|(?:^|\s)(?:sudo|doas|exec|nohup|time|then|do|else)(?:\s+-\S+)*)\s*$/.test(before)

/** Guides also use bold for words to type as they are: subcommands and the names of programs. */
const isTyped = (words: string, isWord: boolean): boolean =>
  isWord &&
  (/\s/.test(words)
    ? !/\b(?:your|the|my|new|old|name|id|path|address|number|version|host|user|password|of)\b/i.test(words)
    : commandNames.has(words) || (isImperative(words) && !named.has(words)))

/** Verbs that are also nouns. */
const named = new Set(
  'file label service process contact query point log backup store share place test host key'.split(' '),
)

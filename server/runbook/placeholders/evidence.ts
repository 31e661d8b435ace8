import { withoutComment } from '../prose/is-prose.ts'
import type { Introduction } from './introductions.ts'
import type { Candidate, CommandText } from './finding.ts'
import { fillsTemplates, knownWord, knowsSeries, makes, ownLanguage, ownWords, takesTemplate } from './knowing.ts'
import { saying } from './introduced.ts'
import { lastAt } from './ordered.ts'
import type { Place } from './places.ts'
import { evidences, type Evidence, type Spelling } from './weights.ts'

/** A candidate with its place, what the text says of it, and the command around it. */
export interface Looked {
  readonly candidate: Candidate
  readonly place: Place
  readonly introduction: Pick<Introduction, 'sentence' | 'isOrder'> | null
  readonly command: CommandText
  readonly line: CommandLine
}

/** Facts about a command that all its candidates share. */
export interface CommandLine {
  readonly isComment: (offset: number) => boolean
  /** Whether it takes a template that its program fills in. */
  readonly takesTemplate: boolean
  /** Whether it makes something, which may have the name that the author gave it. */
  readonly makes: boolean
}

type Look = (looked: Looked) => boolean

const spelled = (...spellings: readonly Spelling[]): Look => {
  const asked = new Set(spellings)
  return ({ candidate }) => asked.has(candidate.spelling)
}
const both =
  (one: Look, other: Look): Look =>
  looked =>
    one(looked) && other(looked)

const isCapitals = spelled('capitals that stand in', 'capitals that name')
/** A word that may also be meant literally. */
const isWeak = spelled('capitals that name', 'words that name', 'brackets')
/** A word that says what belongs there instead of naming it. */
const isNaming = spelled('capitals that name', 'words that name')
const isVariable = spelled('variable', 'no variable')
const isQuoted: Look = ({ place }) => place.quoting === 'single' || place.quoting === 'double'
const isKnownWord: Look = ({ candidate: { start }, command }) =>
  knownWord.test(command.text.slice(Math.max(0, start - 40), start))
const isContent: Look = ({ place }) => place.quoting === 'document' || place.quoting === 'literal-document'

/** The observations about a candidate besides its spelling. */
const looks: Readonly<Record<Evidence, Look>> = {
  'said to be replaced': ({ introduction }) => introduction?.isOrder === true,
  'said to be the author’s': ({ introduction }) => introduction?.isOrder === false,
  'in a comment': ({ candidate, line }) =>
    candidate.kind !== 'question' && candidate.spelling !== 'capitals in a row' && line.isComment(candidate.start),
  'set in the document': both(isCapitals, ({ candidate, command }) => command.names.assigned.has(candidate.name)),
  'called a setting': both(isCapitals, ({ candidate, command }) => command.names.settings.has(candidate.name)),
  'in the language of its program': looked =>
    !isVariable(looked) &&
    looked.candidate.kind !== 'sample' &&
    ownLanguage.test(looked.place.program) &&
    (isQuoted(looked) || /^s[/|#,]/.test(looked.place.word)),
  'asked for by an option': looked =>
    isNaming(looked) && looked.place.option !== '' && looked.place.quoting === 'plain' && !isKnownWord(looked),
  'known to its program': both(isCapitals, ({ place }) => ownWords.test(place.program)),
  'known to its option': both(isCapitals, looked => isKnownWord(looked)),
  'filled in by its program': both(
    spelled('double braces'),
    looked =>
      fillsTemplates.test(looked.place.program) ||
      looked.line.takesTemplate ||
      // With a dot it is Go's, which the program behind the quotes reads.
      (looked.command.language === 'sh' &&
        looked.place.quoting !== 'plain' &&
        /^\{\{-? ?\./.test(looked.command.text.slice(looked.candidate.start))),
  ),
  'one name of a series': both(
    spelled('series'),
    ({ place }) => place.before.includes('://') || knowsSeries.test(place.program),
  ),
  'content of a file': both(isWeak, isContent),
  'a program': both(
    spelled('word', 'numbered', 'words that name', 'shown', 'called an example', 'capitals that name'),
    ({ place }) => place.isProgram,
  ),
  'among other words in quotes': both(spelled('capitals that name', 'words that name'), ({ candidate, command }) =>
    /["'][^"']*\s[^"'/=]*$/.test(command.text.slice(Math.max(0, candidate.start - 40), candidate.start)),
  ),
  'named here for the first time': both(spelled('called an example'), ({ line }) => line.makes),
}

const names = Object.keys(evidences) as readonly Evidence[]

/** The reasons that observations give, where they say more than the spelling. */
const sentences: Partial<Record<Evidence, (looked: Looked) => string>> = {
  'said to be replaced': looked => said(looked),
  'said to be the author’s': looked => said(looked),
  'asked for by an option': ({ candidate, place }) =>
    `${candidate.name} only says what ${place.option} asks for: write the real one.`,
}

const said = ({ candidate: { start, end, reason }, introduction, command }: Looked): string =>
  introduction === null ? reason : saying(command.text.slice(start, end), introduction)

/** Why a candidate with these observations is a placeholder; what the document says comes first. */
export const reasonOf = (looked: Looked, evidence: readonly Evidence[]): string =>
  evidence.flatMap(name => sentences[name]?.(looked) ?? [])[0] ?? looked.candidate.reason

/** The observations that hold for a candidate, besides its spelling. */
export const observed = (looked: Looked): readonly Evidence[] => names.filter(name => looks[name](looked))

/** Whether a place of the text is in a `#` comment at the end of its line: the reader need not fill it in. */
function commentsIn(text: string): (offset: number) => boolean {
  if (!text.includes('#')) return () => false
  const comments: { readonly start: number; readonly end: number }[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const start = offset + withoutComment(line).length
    offset += line.length + 1
    if (start < offset - 1) comments.push({ start, end: offset - 1 })
  }
  return at => at < (lastAt(comments, at)?.end ?? 0)
}

export const lineOf = ({ text }: CommandText): CommandLine => ({
  isComment: commentsIn(text),
  takesTemplate: takesTemplate.test(text),
  makes: makes.test(text),
})

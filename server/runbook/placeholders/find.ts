import { angle, findAngles } from './angle.ts'
import { withoutComment } from '../prose/is-prose.ts'
import { braces } from './braces.ts'
import { brackets } from './brackets.ts'
import type { DocumentNames } from './document-names.ts'
import { dunder, findDunders } from './dunder.ts'
import { ellipsis } from './ellipsis.ts'
import { address } from './address.ts'
import { findOrders, own } from './own.ts'
import { password } from './password.ts'
import { emphasised } from './emphasised.ts'
import type { CommandText, Finder, Found } from './finding.ts'
import { introduced, saying } from './introduced.ts'
import { pattern } from './pattern.ts'
import { findQuestions } from './question.ts'
import { askedFor } from './asked-for.ts'
import { ids } from './ids.ts'
import { sampleName } from './sample-name.ts'
import { sample } from './sample.ts'
import { substitution } from './substitution.ts'
import { findStandIns, upperCase } from './upper-case.ts'
import { variable } from './variable.ts'

/** In the order of their claims: where two overlap, the first stands. */
const finders: readonly Finder[] = [
  angle,
  braces,
  variable,
  dunder,
  substitution,
  brackets,
  emphasised,
  password,
  address,
  askedFor,
  pattern,
  ids,
  own,
  upperCase,
  ellipsis,
  sample,
  sampleName,
  introduced,
  ({ text }) => findQuestions(text).filter(({ name }) => name !== 'XXX'),
]

/** The placeholders of a command, in order, none within another. */
export function findInCommand(command: CommandText): Found[] {
  const comments = commentsIn(command.text)
  const isComment = ({ start, kind }: Found) =>
    kind !== 'question' && comments.some(comment => comment.start <= start && start < comment.end)
  return withoutOverlaps(finders.flatMap(find => find(command)))
    .filter(found => !isComment(found))
    .map(found => ({ ...withSentence(found, command), name: settable(found.name) }))
}

/** A name that `--set NAME=VALUE` can take. */
const settable = (name: string): string => name.replace(/\s+/g, ' ').replaceAll('=', '')

/** What the document itself says about a placeholder is the better reason. */
function withSentence(found: Found, { text, introduced }: CommandText): Found {
  const word = text.slice(found.start, found.end)
  const introduction = introduced.of(word) ?? introduced.of(found.name)
  return introduction === null ? found : { ...found, reason: saying(word, introduction) }
}

/** What stands behind a `#` at the end of a command's lines: nobody needs to fill it in. */
function commentsIn(text: string): { start: number; end: number }[] {
  const comments: { start: number; end: number }[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const start = offset + withoutComment(line).length
    offset += line.length + 1
    if (start < offset - 1) comments.push({ start, end: offset - 1 })
  }
  return comments
}

/** The placeholders of running text; `isCode` for a code span, where angle brackets count too. */
export const findInProse = (text: string, isCode: boolean, names: DocumentNames): Found[] =>
  withoutOverlaps([
    ...(isCode ? findAngles(text) : findQuestions(text)),
    ...findDunders(text),
    ...findStandIns(text, names),
  ])

/** The placeholders of a file's content: those that no template language has. */
export const findInFile = (text: string): Found[] =>
  withoutOverlaps([...findAngles(text), ...findDunders(text), ...findOrders(text)])

/** Keeps of overlapping ones the first in the list, and sorts. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const taken = new Set<number>()
  const kept = found.filter(({ start, end }) => {
    for (let at = start; at < end; at++) if (taken.has(at)) return false
    for (let at = start; at < end; at++) taken.add(at)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

import { angle, findAngles } from './angle.ts'
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
import { introduced } from './introduced.ts'
import { nounWords } from './noun-words.ts'
import { pattern } from './pattern.ts'
import { findQuestions } from './question.ts'
import { askedFor } from './asked-for.ts'
import { ids } from './ids.ts'
import { sampleName } from './sample-name.ts'
import { sample } from './sample.ts'
import { substitution } from './substitution.ts'
import { findStandIns, upperCase } from './upper-case.ts'
import { variable } from './variable.ts'
import { weighed, withoutOverlaps } from './weigh.ts'

/** Each looks for candidates of its own spelling; of two with the same weight the first one's stays. */
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
  nounWords,
  ellipsis,
  sample,
  sampleName,
  introduced,
  ({ text }) => findQuestions(text).filter(({ name }) => name !== 'XXX'),
]

/** The placeholders of a command, in order, none within another. */
export function findInCommand(command: CommandText): Found[] {
  const candidates = finders.flatMap(find => find(command))
  return weighed(candidates, command).map(({ start, end, name, kind, reason }) => ({
    start,
    end,
    name: settable(name),
    kind,
    reason,
  }))
}

/** A name that `--set NAME=VALUE` can take. */
const settable = (name: string): string => name.replace(/\s+/g, ' ').replaceAll('=', '')

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

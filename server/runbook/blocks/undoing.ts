import type { Procedure, ProcedureName } from '../model.ts'
import { withoutRollback } from '../prose/rollback.ts'
import { isNumbered } from '../prose/title.ts'

/** A procedure before it is known what it undoes. */
export type OpenProcedure = Omit<Procedure, 'undoes'>

/** So many procedures before a rollback are looked at. */
const FAR = 50

/**
 * What a rollback undoes: the one procedure before it, or around it, that its title names; else the procedure right
 * before it, or the one around it when that one is only the last of numbered steps.
 */
export function undoneBy(
  rollback: OpenProcedure,
  before: readonly OpenProcedure[],
  around: OpenProcedure | null,
): ProcedureName | null {
  const work = before.slice(-FAR).filter(({ rollback, purpose }) => !rollback && purpose === null)
  const words = wordsOf(withoutRollback(rollback.title))
  const shared = ({ title }: OpenProcedure) => wordsOf(title).filter(word => words.includes(word)).length
  const most = Math.max(0, ...work.map(shared))
  const named = most === 0 ? [] : work.filter(procedure => shared(procedure) === most)
  if (named.length === 1) return nameOf(named[0])
  const last = work.at(-1)
  const isWhole = named.length > 1 || last === undefined || isNumbered(last.title)
  return nameOf(isWhole ? (around ?? last) : last)
}

const nameOf = (procedure: OpenProcedure | undefined): ProcedureName | null =>
  procedure === undefined ? null : { title: procedure.title, heading: procedure.heading }

/** The beginnings of the words of a title that say what it is about: `migrate` and `migration` begin alike. */
const wordsOf = (title: string): string[] => [
  ...new Set(
    (title.toLowerCase().match(/[a-z0-9_]{3,}/g) ?? [])
      .filter(
        word =>
          !/^(?:the|and|for|all|with|your|from|that|this|how|plan|procedures?|steps?|strategy|process|instructions?|guide)$/.test(
            word,
          ),
      )
      .map(word => word.slice(0, 6)),
  ),
]

import type { Step } from '../runbook/model.ts'
import type { LineDecision } from './event.ts'
import type { LineDecisions } from './runner/wire.ts'
import type { RunState } from './state.ts'

/** What was decided about one of a step's lines in doubt, and where: for this very line, for all lines, or before in the run. */
export interface Decided {
  readonly as: LineDecision
  readonly from: 'line' | 'all' | 'record'
}

/** Where decisions are looked up. */
export interface DecisionSources {
  /** As a request says it. */
  readonly unread?: Readonly<Record<string, LineDecisions>>
  readonly unreadAll?: LineDecision
}

/**
 * What was decided about each of a step's lines in doubt, in their order; null for one that is to be asked. The newest word
 * counts: what the request says of the line, then what it says of all, then what was said in the run (`state`, as the
 * document tells its steps). What was said of another text of the step (`hash`) does not count.
 */
export function decisionsOn(
  { id, doubts }: Pick<Step, 'id' | 'doubts'>,
  hash: string,
  { unread, unreadAll }: DecisionSources,
  state: RunState | null,
): readonly (Decided | null)[] {
  const asked = own(unread, id)
  const given = asked?.hash === hash ? asked.lines : []
  const recorded = own(state?.lines, id) ?? own(state?.lines, own(state?.moved, id) ?? id)
  const known = recorded?.hash === hash ? recorded.lines : []
  return doubts.map((_, index): Decided | null => {
    const line = given[index]
    if (isDecision(line)) return { as: line, from: 'line' }
    if (isDecision(unreadAll)) return { as: unreadAll, from: 'all' }
    const before = known.find(each => each.index === index)
    return !isDecision(before?.as) ? null : { as: before.as, from: 'record' }
  })
}

const words: readonly unknown[] = ['run', 'output', 'leave'] satisfies readonly LineDecision[]

/** An unknown word, from a newer version or a faulty client, decides nothing: the operator is asked. */
const isDecision = (word: unknown): word is LineDecision => words.includes(word)

/** Ids come from outside: `constructor` is none of a record's own names. */
const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined

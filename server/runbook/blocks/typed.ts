import type { CommandDraft } from '../commands/draft.ts'
import { isSql } from '../commands/sql.ts'
import type { Language } from '../model.ts'
import { placeCommands } from '../sessions/nested.ts'
import { isStatement } from '../sessions/statement.ts'
import type { Walk } from './walk.ts'

/** The commands of a step, each with the nested sessions that it is typed in; what they open and leave is so behind them. */
export function typed(drafts: readonly CommandDraft[], { at }: Walk): readonly CommandDraft[] {
  const placed = placeCommands(drafts, at.sessions)
  at.sessions = placed.sessions
  return placed.drafts
}

/** The language of the program that is open where the walk has come to; null in a shell. */
export function programAt({ at }: Walk): Language | null {
  const language = at.sessions.at(-1)?.language ?? 'sh'
  return language === 'sh' ? null : language
}

/** What a command within running text is written in. */
export function languageAt(walk: Walk, text: string): Language {
  const program = programAt(walk)
  return program !== null && isStatement([text], 0, program) ? program : isSql(text) ? 'sql' : 'sh'
}

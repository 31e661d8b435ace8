import type { Account } from '../../server/runbook/account/account.ts'
import { statementsIn } from '../../server/runbook/account/fold.ts'
import { noHabits, type Habits } from '../../server/runbook/commands/prompts-in-block.ts'
import { readBlock } from '../../server/runbook/commands/read-block.ts'
import { standardEvidence } from '../../server/runbook/evidence/standard.ts'
import { announcement } from '../../server/runbook/prose/announce.ts'
import { isImperative } from '../../server/runbook/prose/imperative.ts'
import { codeLines } from './code-lines.ts'

/** The account of a block of this language behind this text, by all that is seen of its lines. */
export function accountOf(text: string, language: string | null, lead = '', habits: Habits = noHabits): Account {
  const lines = codeLines(text)
  const span = { start: 0, end: text.length }
  const shape = { form: 'fence', directive: null, argument: null, attributes: [], closed: true } as const
  return readBlock(
    { kind: 'code', span, language, lines, ...shape },
    {
      ...{ habits, program: null, isRun: false, evidence: standardEvidence },
      announced: announcement(lead),
      isLedTo: lead.endsWith(':'),
      isTold: isImperative(lead),
    },
  )
}

/** One letter a line: Command, continued (`+`), Output, `#` comment, blank (`.`), content (`=`), in doubt (`?`). */
export const rolesOf = (account: Account): string =>
  account.readings
    .map(
      ({ role }) =>
        ({ command: 'C', continued: '+', output: 'O', comment: '#', blank: '.', content: '=', unread: '?' })[role],
    )
    .join('')

/** The commands of an account: language, text and how many lines of output. */
export const commandsIn = (account: Account): readonly (readonly [string, string, number])[] =>
  statementsIn(account).commands.map(
    ({ language, lines, output }) => [language, lines.map(({ text }) => text).join('\n'), output.length] as const,
  )

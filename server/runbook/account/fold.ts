import type { CodeLine } from '../../markup/block.ts'
import type { CommandDraft } from '../commands/draft.ts'
import type { Account } from './account.ts'

/** A statement in doubt, before its step and its placeholders are known. */
export interface DoubtDraft {
  readonly draft: CommandDraft
  readonly why: string
}

/** The statements of an account in the order of the block: those that run, and those in doubt. */
export interface Statements {
  readonly commands: readonly CommandDraft[]
  readonly doubts: readonly DoubtDraft[]
}

/** Folds the roles of a block into its statements: each command with its continuation lines and the output below it. */
export function statementsIn(account: Account): Statements {
  const commands: CommandDraft[] = []
  const doubts: DoubtDraft[] = []
  let open: CodeLine[] = []
  for (const { role, typed, head, why } of account.readings) {
    if (role === 'continued' || (role === 'unread' && head === null)) open.push(typed)
    else if (role === 'command' && head !== null) {
      open = [typed]
      commands.push({ lines: open, prompt: head.prompt, language: head.language, output: [] })
    } else if (role === 'unread' && head !== null) {
      open = [typed]
      doubts.push({ draft: { lines: open, prompt: head.prompt, language: head.language, output: [] }, why: why ?? '' })
    } else if (role === 'output') commands.at(-1)?.output.push(typed)
  }
  return { commands, doubts }
}

import type { LineDecision } from '../run/event.ts'
import { type Arguments, UsageError } from './command.ts'

/** What an operator can say of a line in doubt. */
export const lineDecisions: readonly LineDecision[] = ['run', 'output', 'leave']

/** What `--unread` says of all lines in doubt; null without it. Throws {@link UsageError}. */
export function unreadAllOf(args: Arguments): LineDecision | null {
  const text = args.text('unread')
  if (text === null) return null
  const decision = lineDecisions.find(each => each === text)
  if (decision === undefined)
    throw new UsageError(`expected --unread run, output or leave, found ${text === '' ? 'nothing' : text}`)
  return decision
}

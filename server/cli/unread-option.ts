import type { LineDecision } from '../run/event.ts'
import { type Arguments, UsageError } from './command.ts'

/** The answers to what a line in doubt is. */
export const lineDecisions: readonly LineDecision[] = ['run', 'output', 'leave']

/** The value of `--unread`; null without the option. Throws {@link UsageError}. */
export function unreadAllOf(args: Arguments): LineDecision | null {
  const text = args.text('unread')
  if (text === null) return null
  const decision = lineDecisions.find(each => each === text)
  if (decision === undefined)
    throw new UsageError(`expected --unread run, output or leave, found ${text === '' ? 'nothing' : text}`)
  return decision
}

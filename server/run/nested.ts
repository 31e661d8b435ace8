import type { Step } from '../runbook/model.ts'
import type { Refused } from './gate.ts'

/**
 * Why a step that belongs into a nested session does not start: the engine types into the run's own shell only, where the
 * command would be run as another user or on another machine. A step that only opens one does start: its reader types there.
 */
export function nestedRefusal({ commands }: Step): Refused | null {
  for (const { text, inside, prompt } of commands) {
    const session = inside.at(-1)
    // Where a prompt says so, too, the host's own target is where it runs.
    if (session === undefined || (session.host !== null && prompt?.host != null)) continue
    const message = `${quoted(text)} is typed inside ${quoted(session.opener)}, which is not entered for you: run it there yourself, then mark the step done`
    return { reason: 'target', cause: 'nested', message }
  }
  return null
}

const quoted = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? ''
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}${text.length > line.length ? ' …' : ''}\``
}

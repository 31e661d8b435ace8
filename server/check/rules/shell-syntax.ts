import type { Command } from '../../runbook/model.ts'
import type { Span } from '../../text/span.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import { readCommand, shellCommandsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const shellSyntax: Rule = {
  id: 'shell-syntax',
  severity: 'error',
  summary: 'The shell cannot read a command.',
  *ofStep(step) {
    for (const command of shellCommandsOf(step)) {
      const fault = faultOf(command)
      if (fault !== null) yield { span: spanInDocument(command, fault.span), message: `shell syntax: ${fault.message}` }
    }
  },
}

/** Kinds that may stand for any amount of syntax. */
const shapeless = new Set(['ellipsis', 'question'])

function faultOf(command: Command): { span: Span; message: string } | null {
  // Nobody can tell what the reader makes of `… (and so on)`: the step asks before it runs.
  if (command.placeholders.some(({ kind }) => shapeless.has(kind))) return null
  const { errors, complete } = readCommand(command)
  const [error] = errors
  const end = command.text.length
  if (error !== undefined) {
    const start = Math.min(error.offset, Math.max(0, end - 1))
    return { span: { start, end: lineEnd(command.text, start) }, message: error.message.replace(/'([^']+)'/g, '`$1`') }
  }
  if (complete) return null
  return { span: { start: Math.max(0, end - 1), end }, message: 'expected the command to go on, found its end' }
}

/** The end of the line of `text` that holds `offset`. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : Math.max(end, offset + 1)
}

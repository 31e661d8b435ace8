import { endsInContinuation } from '../../shell/parse.ts'
import { shellCommandsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const brokenContinuation: Rule = {
  id: 'broken-continuation',
  severity: 'error',
  summary: 'Blanks after a backslash end the command where it was meant to go on.',
  *ofStep(step, source) {
    for (const command of shellCommandsOf(step))
      // What follows a command in running text is no part of it.
      for (const { span } of step.kind === 'inline' ? [] : command.lines) {
        const end = source.lineSpan(source.lineAt(span.start)).end
        const line = source.slice({ start: span.start, end })
        const text = line.trimEnd()
        if (text.length === line.length || !endsInContinuation(text)) continue
        const place = { start: span.start + text.length, end }
        yield {
          span: { start: place.start - 1, end },
          message: 'expected the line to end after `\\`, found blanks: the command does not go on in the next line',
          fix: { title: 'Remove the blanks', edits: [{ span: place, text: '' }] },
        }
      }
  },
}

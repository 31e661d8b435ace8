import type { Rule } from '../rule.ts'

export const unresolvedQuestion: Rule = {
  id: 'unresolved-question',
  severity: 'warning',
  summary: 'The author left a question or a task open.',
  *ofPassage({ placeholders }) {
    for (const { kind, text, span } of placeholders)
      if (kind === 'question') yield { span, message: `unresolved question: expected an answer, found \`${text}\`` }
  },
}

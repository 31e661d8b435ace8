import { sourceOf } from '../../markup/code-line.ts'
import type { Rule } from '../rule.ts'

export const hiddenText: Rule = {
  id: 'hidden-text',
  severity: 'warning',
  summary: 'A command goes on far to the right, where a reader does not see it.',
  *ofStep({ commands }) {
    for (const { lines } of commands)
      for (const line of lines) {
        const { text } = line
        const gap = /\S[ \t]{30,}(?=[^\s#\\])/.exec(text)
        if (gap === null || gap.index + gap[0].length < 100) continue
        yield {
          span: sourceOf(line, gap.index + gap[0].length, text.length),
          message: `expected the command to end in sight, found more of it after ${gap[0].length - 1} blanks`,
        }
      }
  },
}

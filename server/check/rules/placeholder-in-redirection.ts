import { parseShell } from '../../shell/parse.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import { shellCommandsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const placeholderInRedirection: Rule = {
  id: 'placeholder-in-redirection',
  severity: 'hint',
  summary: 'A shell takes the angle brackets of a placeholder for redirections, which may empty a file.',
  *ofStep(step) {
    for (const command of shellCommandsOf(step)) {
      const angles = command.placeholders.filter(({ kind }) => kind === 'angle')
      if (angles.length === 0) continue
      const { errors, commands } = parseShell(command.text)
      if (errors.length > 0) continue
      const written = commands
        .flatMap(({ redirections }) => redirections)
        .filter(({ operator }) => operator.startsWith('>'))
        // `<version>/install.sh` would write where nothing is.
        .filter(({ span, target }) => target !== null && target.span.start > span.start + 1)
        .map(({ span, target }) => ({ place: spanInDocument(command, span), target }))
      for (const { span, text } of angles) {
        const into = written.find(({ place }) => place.start === span.end - 1)?.target?.text
        // A path is what may exist; `<namespace> get` makes a stray file at worst.
        if (into == null || !/[./]/.test(into)) continue
        yield {
          span,
          message: `pasted as it stands, \`${text} ${into}\` is a redirection that empties \`${into}\``,
        }
        break
      }
    }
  },
}

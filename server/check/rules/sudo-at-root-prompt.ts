import { spanInDocument } from '../../runbook/command-places.ts'
import { shellCommandsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const sudoAtRootPrompt: Rule = {
  id: 'sudo-at-root-prompt',
  severity: 'hint',
  summary: 'A root prompt and `sudo` contradict each other about who runs the command.',
  *ofStep(step) {
    for (const command of shellCommandsOf(step)) {
      const sudo = /^sudo[ \t]+(?=[^\s-])/.exec(command.text)
      if (command.prompt?.root !== true || sudo === null) continue
      const span = spanInDocument(command, { start: 0, end: sudo[0].length })
      yield {
        span: { start: span.start, end: span.start + 'sudo'.length },
        message: 'expected no `sudo` behind a root prompt, or another prompt',
        fix: { title: "Remove 'sudo'", edits: [{ span, text: '' }] },
      }
    }
  },
}

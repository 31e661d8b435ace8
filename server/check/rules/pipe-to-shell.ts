import { spanInDocument } from '../../runbook/command-places.ts'
import { readCommand, shellCommandsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const pipeToShell: Rule = {
  id: 'pipe-to-shell',
  severity: 'info',
  summary: 'A script is run as it comes from the network, and nobody has read it.',
  *ofStep(step) {
    for (const command of shellCommandsOf(step)) {
      const { commands } = readCommand(command)
      for (const [index, { name, arguments: words, span }] of commands.entries()) {
        const before = commands[index - 1]
        if (before === undefined || !/^(curl|wget|fetch)$/.test(before.name?.text ?? '')) continue
        if (!/^\s*\|&?\s*$/.test(command.text.slice(before.span.end, span.start))) continue
        const runs = [name, ...words].map(word => word?.text ?? '').filter(word => !/^-|=|^(sudo|env)$/.test(word))[0]
        if (!/^(.*\/)?(ba|da|k|z|a)?sh$/.test(runs ?? '')) continue
        yield {
          span: spanInDocument(command, { start: before.span.start, end: span.end }),
          message: `\`${runs ?? ''}\` runs what \`${before.name?.text ?? ''}\` fetches unseen: expected a download, a look at it, then the run`,
        }
      }
    }
  },
}

import type { Command, Step } from '../../runbook/model.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import { callsOf, type Call } from '../commands.ts'
import { destructionOf, destructionOfSql } from '../destruction.ts'
import { weighing, type Finding, type Rule } from '../rule.ts'
import { isWarnedOf } from '../warned.ts'

export const destructiveCommand: Rule = {
  id: 'destructive-command',
  severity: 'warning',
  summary: 'A command destroys data, and nothing before it warns of that.',
  ofDocument: weighing<Finding>({
    note: ({ steps }) => steps.flatMap(step => [...destructions(step)]),
    weigh: (notes, { tree, source }) => notes.filter(({ span }) => !isWarnedOf(span, tree.blocks, source)),
  }),
}

function* destructions(step: Step): Generator<Finding> {
  for (const { command, call } of callsOf(step)) {
    const what = destructionOf(call) ?? emptyVariable(command, call)
    if (what === null) continue
    yield {
      span: spanInDocument(command, call.simple.span),
      message: `\`${call.name}\` ${what}: expected a warning before it`,
    }
  }
  for (const command of step.commands) {
    const what = command.language === 'sql' ? destructionOfSql(command.text) : null
    if (what !== null) yield { span: command.span, message: `this statement ${what}: expected a warning before it` }
  }
}

/** `rm -rf "$DIR"/*` deletes from the root when the variable is empty. */
function emptyVariable({ text }: Command, { name, words, spans }: Call): string | null {
  if (name !== 'rm' || !words.some(word => word !== null && /^-[a-zA-Z]*[rR]|^--recursive$/.test(word))) return null
  for (const { start, end } of spans) {
    const variable = /^"?\$(?:(\w+)|\{(\w+)\})"?\/"?\*?"?$/.exec(text.slice(start, end))
    const variableName = variable?.[1] ?? variable?.[2]
    if (variableName !== undefined) return `deletes from the root when \`${variableName}\` is empty`
  }
  return null
}

import type { CodeLine } from '../../markup/block.ts'
import type { Account } from '../account/account.ts'
import { Ledger } from '../account/ledger.ts'
import type { Prompt } from '../model.ts'
import { declaredShape, type DeclaredPrompts } from './declared-prompts.ts'

/**
 * The account of a `terminal` directive: first the commands from its options, then its content, which is their output.
 *
 *     .. terminal::
 *        :input: uname -r
 *                ^^^^^^^^ command
 *
 *        6.1.0            output
 */
export function terminalAccount(content: readonly CodeLine[], { inputs, prompts }: DeclaredPrompts): Account {
  const typed = inputs.map(({ value, span }): CodeLine => {
    const text = value ?? ''
    return { text, span: { start: Math.max(span.start, span.end - text.length), end: span.end } }
  })
  const ledger = new Ledger([...typed, ...content], 0)
  const { text, user, host, root, language } = declaredShape(prompts[0] ?? '$', 'bash')
  for (const [index, { span }] of typed.entries()) {
    const prompt: Prompt = { span: { start: span.start, end: span.start }, text, user, host, root, language }
    ledger.command(index, 1, { language, prompt })
  }
  for (const index of content.keys()) ledger.line(typed.length + index, 'output')
  return ledger.done()
}

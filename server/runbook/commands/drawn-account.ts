import type { Code } from '../../markup/block.ts'
import { Account } from '../account/account.ts'
import type { Manner } from '../evidence/settle.ts'
import type { Prompt } from '../model.ts'
import { declaredShape, type DeclaredPrompts } from './declared-prompts.ts'
import { joinedLines } from './joined-lines.ts'
import type { PromptShape } from './prompt.ts'
import { statementAccount } from './statement-account.ts'

/**
 * The account of a block whose page draws a prompt before each command. The prompt is not in the document, and every statement
 * is typed. `byChain` reads the lines as shell.
 */
export function drawnAccount(
  { lines, span }: Code,
  declared: DeclaredPrompts,
  byChain: (manner: Manner, shapes: readonly (PromptShape | null)[]) => Account,
): Account {
  const [drawn] = declared.prompts
  const shape = drawn === undefined ? null : declaredShape(drawn, declared.language)
  const language = shape?.language ?? 'sh'
  const account =
    language === 'sh' || language === 'program'
      ? byChain(
          'told',
          lines.map(() => null),
        )
      : language === 'powershell' || language === 'batch'
        ? joinedLines(lines, language, language === 'batch' ? '^' : '`')
        : statementAccount(lines, language, false)
  if (shape === null) return account
  const { text, user, host, root } = shape
  const prompt: Prompt = { span: { start: span.start, end: span.start }, text, user, host, root, language }
  const readings = account.readings.map(reading =>
    reading.head === null ? reading : { ...reading, head: { language, prompt } },
  )
  return new Account(account.lines, readings)
}

import type { Code } from '../../markup/block.ts'
import { Account } from '../account/account.ts'
import type { Prompt } from '../model.ts'
import { promptShape } from './prompt.ts'

/** `.. prompt:: bash $`: the language of what is typed; null for any other block. */
export const shellArgument = (code: Code): string | null =>
  code.directive === 'prompt' ? (/^[a-z]+/.exec(code.argument ?? 'bash')?.[0] ?? 'bash') : null

/** The prompt that a `prompt` directive draws before each command; null when it draws none. */
export function givenPrompt({ argument, span }: Code): Prompt | null {
  const shown = (argument ?? '').replace(/^\S+\s*/, '').replace(/\s*auto$/, '')
  const shape = promptShape(shown + ' x')
  if (shown === '' || shape === null) return null
  const { text, user, host, root, language } = shape
  return { span: { start: span.start, end: span.start }, text, user, host, root, language }
}

/** The account of a block whose commands all stand behind one prompt that the page draws. */
export const withPrompt = (account: Account, prompt: Prompt | null): Account =>
  prompt === null
    ? account
    : new Account(
        account.lines,
        account.readings.map(reading =>
          reading.head === null ? reading : { ...reading, head: { language: prompt.language, prompt } },
        ),
      )

import type { Code, CodeLine } from '../../markup/block.ts'
import { promptShape, type PromptShape } from './prompt.ts'

/** `.. prompt:: bash $`: the language of what is typed; null for any other block. */
export const shellArgument = (code: Code): string | null =>
  code.directive === 'prompt' ? (/^[a-z]+/.exec(code.argument ?? 'bash')?.[0] ?? 'bash') : null

/** The prompt that a `prompt` directive draws before each line, as if it stood there; null when it draws none. */
export function givenPrompt(code: Code, lines: readonly CodeLine[]): readonly (PromptShape | null)[] | null {
  const shown = (code.argument ?? '').replace(/^\S+\s*/, '').replace(/\s*auto$/, '')
  const shape = promptShape(shown + ' x')
  if (shown === '' || shape === null) return null
  return lines.map(({ text }) =>
    text.trim() === '' || /^\s*#/.test(text)
      ? null
      : { ...shape, indent: text.length - text.trimStart().length, length: text.length - text.trimStart().length },
  )
}

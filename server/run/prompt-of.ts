import type { Command, Step } from '../runbook/model.ts'
import { isRoots } from './gate.ts'
import { rootPrompt, shellPrompt } from './shown-prompt.ts'
import { interpreterOf } from './session/ways.ts'

/** Of programs of which nobody knows how they prompt. */
const anyPrompt = '>'

/**
 * What a command is shown behind when it runs or would run. In a shell it says whose shell that is, for who and where the
 * document writes are the reader's to map; in a program it is what the document shows, else what the program does.
 *
 *     $ psql shop                                  $
 *     shop=# SELECT 1;                             shop=#
 *     a block in `sql` inside `psql shop`          =>
 */
export function promptOf(command: Command, step: Step, practice: boolean): string {
  const { inside, language, prompt } = command
  const session = inside.at(-1)
  // What leaves a program is spelled as in a shell.
  const spoken = language === 'sh' ? (session?.language ?? 'sh') : language
  // In practice nobody becomes root.
  if (spoken === 'sh') return isRoots(command, step) && !practice ? rootPrompt : shellPrompt
  const own = prompt === null || prompt.language === 'sh' ? '' : prompt.text.trim()
  return own || (session && interpreterOf(session)?.shownPrompt) || anyPrompt
}

/** As {@link promptOf}, as it is recorded: left out where it is a shell's `$`. */
export function recordedPrompt(command: Command, step: Step, practice: boolean): { readonly prompt?: string } {
  const prompt = promptOf(command, step, practice)
  return prompt === shellPrompt ? {} : { prompt }
}

/** What a command is shown behind that a shell of the operator's runs. */
export const shellPrompt = '$'
/** As {@link shellPrompt}, in a shell of root's. */
export const rootPrompt = '#'

/** What a command was recorded with; an older record tells only whether root's shell ran it. */
interface RecordedPrompt {
  readonly prompt?: string
  readonly root?: true
}

/** The prompt that a recorded command is shown behind. */
export const promptIn = ({ prompt, root }: RecordedPrompt): string =>
  prompt ?? (root === true ? rootPrompt : shellPrompt)

/** Whether a prompt is a shell's. */
export const isShellPrompt = (prompt: string): boolean => prompt === shellPrompt || prompt === rootPrompt

/**
 * A command behind its prompt, line by line; `text` is fit to be shown. Further lines stand behind the `>` of a shell; in a
 * program, where that may be a prompt itself, below the first one.
 *
 *     $ for i in 1 2; do          >>> for i in range(2):
 *     > echo $i; done                     print(i)
 */
export function behindPrompt(prompt: string, text: string): string {
  const rest = isShellPrompt(prompt)
    ? text.replaceAll('\n', '\n> ')
    : text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(prompt.length + 1)}`)
  return `${prompt} ${rest}`
}

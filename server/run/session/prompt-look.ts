/** What terminals take as orders and do not show: colours, titles, modes. */
const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][\w]|[=>78])/g

/** Text as a terminal shows it, without what it obeys. */
export const withoutEscapes = (text: string): string => text.replace(escapes, '')

/** The line that the cursor stands in, without blanks at its end; line editors draw it anew after a carriage return. */
export function lastLine(printed: string): string {
  const line = withoutEscapes(printed).replaceAll('\b', '').split('\n').at(-1) ?? ''
  return (
    line
      .split('\r')
      .findLast(part => part.trim() !== '')
      ?.trim() ?? ''
  )
}

/** What asks rather than prompts, although it may end as a prompt does. */
const question = /\?|\by(?:es)?\s*\/\s*n(?:o)?\b|pass(?:word|phrase|code)|\bpin\b|\btoken\b/i

/** Whether what was printed ends in a prompt, of the shape given, that waits behind its sigil; not in a question. */
export function endsInPrompt(printed: string, shape: RegExp): boolean {
  const line = lastLine(printed)
  return line.length <= 200 && shape.test(line) && !question.test(line)
}

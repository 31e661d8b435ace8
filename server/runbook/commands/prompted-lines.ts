import type { CodeLine } from '../../markup/block.ts'
import { indentOf } from './indent.ts'
import { endsInBackslash, logicalLength, readerFor, type Reader } from './logical-command.ts'
import { looseLength } from './loose-length.ts'
import { continuationPrompt } from './program-prompts.ts'
import type { PromptShape } from './prompt.ts'
import { sqlLength } from './sql.ts'

/** The longest command after a prompt, in lines. */
const LONGEST = 400

/**
 * The lines of the command after the prompt at `index`: for each, the offset at which the typed part begins.
 *
 *     $ for f in *; do      2
 *     > echo $f             2
 *     > done                2
 */
export function promptedLines(
  lines: readonly CodeLine[],
  texts: readonly string[],
  shapes: readonly (PromptShape | null)[],
  index: number,
  reader: Reader,
): readonly number[] {
  const shape = shapes[index]
  if (shape == null) return []
  const rest = lines.slice(index + 1, index + LONGEST)
  // Lines that show their own continuation prompt end where those end.
  const marked = rest.findIndex(
    (line, at) => shapes[index + 1 + at] != null || continuationPrompt(line.text, shape.language) === null,
  )
  if (marked !== 0 && (shape.language !== 'sh' || opens(texts[index] ?? ''))) {
    const own = rest.slice(0, marked < 0 ? rest.length : marked)
    return [shape.length, ...own.map(line => continuationPrompt(line.text, shape.language) ?? 0)]
  }
  const stops = (at: number) => shapes[at] != null
  const length =
    shape.language === 'sh'
      ? looseLength(texts, index, logicalLength(texts, index, reader, stops), shapes)
      : shape.language === 'sql' || shape.language === 'cql'
        ? sqlLength(texts, index, stops)
        : 1
  const own = lines.slice(index + 1, index + length)
  return [shape.length, ...own.map(({ text }) => Math.min(shape.indent, indentOf(text)))]
}

/** Whether the shell would ask for more after this line. */
const opens = (text: string): boolean =>
  endsInBackslash(text) ||
  logicalLength([text, ''], 0, readerFor(1)) > 1 ||
  /["'`({]|<<|[|&]\s*$|\b(?:do|then|in)\s*$|^\s*(?:for|while|until|if|case|select)\s/.test(text)

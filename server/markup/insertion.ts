import type { Edit } from '../text/edit.ts'
import type { SourceText } from '../text/source-text.ts'

/** The line ending at an offset; in the last line, that of the line before. */
export function lineBreakAt(source: SourceText, offset: number): string {
  const line = source.lineAt(offset)
  const ended = line < source.lineCount ? line : line - 1
  if (ended < 1) return '\n'
  return source.slice({ start: source.lineSpan(ended).end, end: source.lineSpan(ended + 1).start })
}

/** The text before an offset in its line. */
export const beforeIn = (source: SourceText, offset: number): string =>
  source.slice({ start: source.lineSpan(source.lineAt(offset)).start, end: offset })

/**
 * What every further line of a block has to begin with, where `before` is in front of its first one: blanks in place of
 * an item's marker.
 *
 *     > 1. ::
 *     >    further
 *     ^^^^^
 */
export const continued = (before: string): string => before.replace(/[^\s>]/g, ' ')

/** Puts lines in front of what begins at `offset`, which goes on in a line of its own, indented as it was. */
export function linesBefore(source: SourceText, offset: number, lines: readonly string[]): Edit {
  const rest = continued(beforeIn(source, offset))
  const end = lineBreakAt(source, offset)
  const text = lines.map((line, index) => (line === '' ? '' : index === 0 ? line : rest + line)).join(end)
  return { span: { start: offset, end: offset }, text: text + end + rest }
}

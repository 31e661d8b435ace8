import { endsInBackslash } from './logical-command.ts'
import type { PromptShape } from './prompt.ts'

/**
 * Authors forget a `\`: option lines that stand deeper than their command belong to it.
 *
 *     $ snf-manage image-create \
 *                  --name "My Image"
 *                  --default True
 */
export function looseLength(
  texts: readonly string[],
  from: number,
  length: number,
  shapes: readonly (PromptShape | null)[] = [],
): number {
  if (length < 2 || !endsInBackslash(texts[from] ?? '')) return length
  const last = texts[from + length - 1] ?? ''
  const indent = last.length - last.trimStart().length
  if (indent < 1 || !/^--?[A-Za-z]/.test(last.trimStart())) return length
  let end = from + length
  while (end < texts.length && shapes[end] == null) {
    const line = texts[end] ?? ''
    if (!/^--?[A-Za-z]/.test(line.trimStart()) || line.length - line.trimStart().length !== indent) break
    end++
  }
  return end - from
}

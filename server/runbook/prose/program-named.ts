import type { Prose } from '../../markup/block.ts'
import { isNoProgram, isProgramName } from './inline/typed-in.ts'

/**
 * The program at whose own prompt a text says to type the block after it; null when it names none.
 *
 *     Run the following in ``appcli``:        appcli
 *     Run this in ``bash``:                   null
 */
export function programNamedIn(lead: Prose | null): string | null {
  if (lead === null || !/:\s*$/.test(lead.text)) return null
  const { inlines } = lead
  const index = inlines.findLastIndex(({ kind }) => kind === 'code')
  const name = inlines[index]?.text.trim() ?? ''
  const before = inlines[index - 1]?.text ?? ''
  const after = inlines
    .slice(index + 1)
    .map(({ text }) => text)
    .join('')
  const prompt = /^\s*(shell|prompt|console|cli|client|session|interpreter|repl)?\s*:\s*$/i.exec(after)
  if (prompt === null || isNoProgram(name) || !/^[A-Za-z][\w+-]{0,40}$/.test(name)) return null
  if (!/\b(?:run|type|enter|execute|issue)\b.{0,80}\b(?:in|inside|within|at)(?: the)?\s*$/i.test(before)) return null
  return prompt[1] !== undefined || isProgramName(name) ? name : null
}

import type { PromptShape } from './prompt.ts'

/** A word and `>` before other text: the prompt of a program, if it comes again. */
const PROMPT = /^(\s*)([A-Za-z][\w.:@/-]{0,40}>)\s+\S/

/**
 * Prompts of programs that nobody has heard of, in a block that has no others: what its first line begins with, and another
 * one at the same indent.
 *
 *     zkcli> ls /
 *     zkcli> get /a
 */
export function learnedPrompts(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  if (shapes.some(shape => shape !== null)) return shapes
  const first = PROMPT.exec((lines.find(line => line.trim() !== '') ?? '').slice(0, 200))?.[0]
  const [, blanks = '', text = ''] = PROMPT.exec(first ?? '') ?? []
  if (text === '') return shapes
  const begins = blanks + text
  const isPrompt = (line: string) => line.startsWith(begins) && /^(?:\s|$)/.test(line.slice(begins.length))
  if (lines.filter(isPrompt).length < 2) return shapes
  return lines.map(line => {
    if (!isPrompt(line)) return null
    const length = line.length - line.slice(begins.length).trimStart().length
    const indent = blanks.length
    return { indent, text, length, user: null, host: null, root: false, language: 'program', strength: 'sure' }
  })
}

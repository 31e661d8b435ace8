import { programIn } from '../sessions/opening.ts'
import type { PromptShape } from './prompt.ts'

/**
 * Leaves out what only looks like a prompt, for a program has printed it: `>>>` where no Python is open, `$ 100`, and the
 * examples in what `tool --help` says.
 */
export function withoutPrinted(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  let last: PromptShape | null = null
  let typed = ''
  let inExamples = false
  return shapes.map((shape, index) => {
    const line = lines[index] ?? ''
    if (shape === null) {
      inExamples = /:\s*$/.test(line.slice(-80)) && asksForHelp(typed)
      return null
    }
    const text = line.slice(shape.length)
    const isPrinted =
      (shape.text === '>>>' &&
        last !== null &&
        last.language !== 'python' &&
        programIn([{ text: typed }]) !== 'python') ||
      (shape.text === '$' && (inExamples || /^\d[\d.,]*(?:\s|$)/.test(text)))
    if (isPrinted) return null
    last = shape
    typed = text
    inExamples = false
    return shape
  })
}

/** Whether a command prints how to call a program. */
const asksForHelp = (command: string): boolean => /(?:^man |\s(?:--help|-h|help)\b)/.test(command)

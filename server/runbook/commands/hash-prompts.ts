import { indentOf } from './indent.ts'
import { isScriptLanguage } from './languages.ts'
import { likeness } from './likeness.ts'
import { endsInBackslash } from './logical-command.ts'
import type { PromptShape } from './prompt.ts'
import type { Habits } from './prompts-in-block.ts'
import { openingOf } from '../sessions/opening.ts'

/**
 * `# text` is a root prompt or a comment. It is a comment beside `$` prompts, where the other lines are commands
 * already, and where it reads as a sentence.
 */
export function decideHash(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  language: string | null,
  habits: Habits,
): readonly (PromptShape | null)[] {
  const isHash = (shape: PromptShape | null | undefined) =>
    shape != null && shape.root && shape.host === null && shape.strength === 'open'
  if (!shapes.some(isHash)) return shapes
  const without = () => shapes.map(shape => (isHash(shape) ? null : shape))
  if (habits.hash !== undefined) return habits.hash === 'root' ? shapes : without()
  // `mysql>` or `>>>` beside it says nothing about what `#` means to the shell.
  if (shapes.some(shape => shape?.language === 'sh' && !isHash(shape))) return nestedRoot(lines, shapes, isHash, habits)
  const typed = lines.map((line, index) =>
    isHash(shapes[index]) ? likeness(line.slice(shapes[index]?.length ?? 0), habits.commands) : null,
  )
  const certain = typed.filter(like => like === 'command').length
  if (certain === 0 && !typed.includes('maybe')) return without()
  const base = shapes.find(isHash)?.indent
  const others = lines.filter(
    (line, index) =>
      line.trim() !== '' &&
      !/^\s*#/.test(line) &&
      indentOf(line) === base &&
      !endsInBackslash(lines[index - 1] ?? '') &&
      likeness(line, habits.commands) === 'command',
  ).length
  if (others > 0 && !(habits.hashIsRoot && certain > 0 && typed.find(like => like !== null) === 'command'))
    return without()
  const allowMaybe = certain > 0 || habits.hashIsRoot || !isScriptLanguage(language)
  const indent = shapes.find((_, index) => typed[index] === 'command')?.indent
  let afterOutput = false
  return shapes.map((shape, index) => {
    if (!isHash(shape)) {
      afterOutput = (lines[index] ?? '').trim() !== ''
      return shape
    }
    const like = typed[index]
    const isPrompt =
      like === 'command'
        ? indent === undefined || shape?.indent === indent
        : like === 'maybe' && allowMaybe && !afterOutput
    return isPrompt ? shape : null
  })
}

/**
 * Beside `$` prompts a `#` is a comment, unless a command above it has opened a shell (`$ sudo -i`, `# apt update`), or the
 * document's other blocks show that `#` means root.
 */
function nestedRoot(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  isHash: (shape: PromptShape | null) => boolean,
  habits: Habits,
): readonly (PromptShape | null)[] {
  let isNested = false
  const isRoot = habits.hashIsRoot
  return shapes.map((shape, index) => {
    const text = (lines[index] ?? '').slice(shape?.length ?? 0)
    if (!isHash(shape)) {
      if (shape !== null) isNested = shape.language === 'sh' && openingOf(text)?.language === 'sh'
      return shape
    }
    return (isNested || isRoot) && likeness(text, habits.commands) === 'command' ? shape : null
  })
}

import { commandNames } from './command-names.ts'
import { endOfBlanks } from './prompt-parts.ts'
import type { PromptShape } from './prompt.ts'
import type { Habits } from './prompts-in-block.ts'

/**
 * `$sudo apt-get update`: a prompt whose blank the author forgot. Authors do not begin a line with a variable that has the name of a
 * program and adds arguments, unless the block sets that variable.
 */
export const withGlued = (
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  habits: Habits,
): readonly (PromptShape | null)[] =>
  shapes.map((shape, index) => {
    if (shape !== null) return shape
    const line = lines[index] ?? ''
    if (line.charAt(endOfBlanks(line, 0)) !== '$') return null
    const [, blanks = '', name = ''] = /^(\s*)\$([a-z][\w-]*) +[^\s=]/.exec(line) ?? []
    if (!commandNames.has(name) && !habits.commands.has(name)) return null
    if (lines.some(line => line.includes(`${name}=`))) return null
    const length = blanks.length + 1
    const unnamed = { user: null, host: null, root: false }
    return { indent: blanks.length, text: '$', length, ...unnamed, language: 'sh', strength: 'sure' }
  })

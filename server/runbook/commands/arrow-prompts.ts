import { commandNames } from './command-names.ts'
import { endOfBlanks, endOfBranch, endOfPath } from './prompt-parts.ts'
import { isRooted, userAtHost } from './prompt-who.ts'
import type { PromptShape, Scanned } from './prompt.ts'

/**
 * The arrow of a shell theme, with or without the folder after it.
 *
 *     ➜  src git:(main) ✗ git status        ➜  ~ ls        ➜ ls -l
 *     ^^^^^^^^^^^^^^^^^^^                   ^^^^           ^
 *
 * Only what cannot be part of the command belongs to the prompt. The theme draws two blanks before the folder, so a word after
 * two blanks that is not a known command may be either, and the prompt is in doubt.
 */
export function arrowPrompt(line: string, from: number): Scanned | null {
  const bare = { end: from + 1, user: null, host: null, root: false, language: 'sh', strength: 'sure' } as const
  const word = endOfBlanks(line, from + 1)
  if (word === from + 1 && word < line.length) return null
  const who = userAtHost(line, word)
  const start = who === null ? word : endOfBlanks(line, who.end)
  const end = endOfPath(line, start)
  const name = line.slice(start, end)
  if (who !== null) return isRooted(name.charAt(0)) ? { ...bare, end, user: who.user, host: who.host } : bare
  if (name === '') return bare
  const branch = endOfBranch(line, end)
  if (branch > 0 && /^ (?:git|hg|svn):/.test(line.slice(end, end + 5))) {
    const rest = endOfBlanks(line, branch)
    return { ...bare, end: '✗✔±'.includes(line.charAt(rest) || ' ') ? rest + 1 : branch }
  }
  if (line.charAt(end) !== ' ' && end < line.length) return bare
  if (name === '~' || name === '/') return { ...bare, end }
  const next = line.charAt(endOfBlanks(line, end))
  if (word - from < 3 || commandNames.has(name) || next === '-' || /[/.]/.test(name)) return bare
  return { ...bare, doubt: `It is not clear whether \`${name}\` is the folder in the prompt or the command.` }
}

/**
 * A folder in one prompt of a block is also a folder in its other prompts.
 *
 *     ➜  shop git:(main) git pull
 *     ➜  shop ship --now
 */
export function foldersBehindArrows(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  if (!shapes.some(shape => shape?.doubt !== undefined)) return shapes
  const folders = new Set(shapes.map(shape => /^➜\s+(\S+) (?:git|hg|svn):/.exec(shape?.text ?? '')?.[1]))
  return shapes.map((shape, index) => {
    if (shape?.doubt === undefined) return shape
    const line = lines[index] ?? ''
    const end = endOfPath(line, shape.length)
    if (!folders.has(line.slice(shape.length, end))) return shape
    const { doubt: _, ...rest } = shape
    return { ...rest, text: line.slice(shape.indent, end), length: endOfBlanks(line, end) }
  })
}

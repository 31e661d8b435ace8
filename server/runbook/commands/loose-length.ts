import { indentOf } from './indent.ts'
import { endsInBackslash } from './logical-command.ts'
import { isSynopsis } from './synopsis.ts'
import type { PromptShape } from './prompt.ts'

/**
 * Authors forget a `\`, or all of them: option lines that stand deeper than their command belong to it, and what follows
 * those at their indent.
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
  if (length === 1) return wrappedLength(texts, from, shapes)
  if (!endsInBackslash(texts[from] ?? '')) return length
  const last = texts[from + length - 1] ?? ''
  const indent = last.length - last.trimStart().length
  if (indent < 1 || !/^--?[A-Za-z]/.test(last.trimStart())) return length
  let end = from + length
  while (end < texts.length && shapes[end] == null) {
    const line = texts[end] ?? ''
    if (!/^--?[A-Za-z]/.test(line.trimStart()) || indentOf(line) !== indent) break
    end++
  }
  return end - from
}

/** The lines of a command that is wrapped without any `\`; help, which lists options below a command, is none. */
function wrappedLength(texts: readonly string[], from: number, shapes: readonly (PromptShape | null)[]): number {
  const first = texts[from] ?? ''
  const second = texts[from + 1] ?? ''
  const indent = indentOf(second)
  // What the prompt took from the first line says nothing about its indent.
  const least = shapes[from]?.indent ?? indentOf(first)
  if (indent <= least || !isOption(second) || /(?:^|\s)(?:-h|--?help|help|man)(?:\s|$)/.test(first)) return 1
  let end = from + 2
  // How it is called, not a call of it.
  if (texts.slice(from, from + 8).some(isSynopsis)) return 1
  while (end < texts.length && shapes[end] == null && isArguments(texts[end] ?? '', indent)) end++
  return end - from
}

const isArguments = (line: string, indent: number): boolean =>
  indentOf(line) === indent && /^\S+(?: \S+)*$/.test(line.trim())

/** `--name value`, not `--name NAME  what it is`. */
const isOption = (line: string): boolean => /^--?[A-Za-z][\w-]*(?:[ =]\S+)*$/.test(line.trim())

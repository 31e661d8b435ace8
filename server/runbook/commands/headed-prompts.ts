import { endOfBlanks, endOfName, endOfPath } from './prompt-parts.ts'
import type { PromptShape } from './prompt.ts'
import { userAtHost } from './prompt-who.ts'

/**
 * Prompts of two lines: the first names user and host, the second has the sigil. The first counts as a prompt with nothing after
 * it, because it is neither typed nor output.
 *
 *     ┌──(kali㉿web)-[~/src]
 *     └─$ ls
 */
export function withHeads(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  if (!shapes.some(isBelowHead)) return shapes
  const headed = [...shapes]
  shapes.forEach((shape, index) => {
    const line = lines[index - 1] ?? ''
    if (shape === null || !isBelowHead(shape) || shapes[index - 1] != null) return
    const isAlone = index < 2 || (lines[index - 2] ?? '').trim() === ''
    const who = headOf(line, isAlone)
    if (who === null) return
    const { user, host } = who
    const indent = endOfBlanks(line, 0)
    headed[index] = { ...shape, user: shape.user ?? user, host: shape.host ?? host }
    headed[index - 1] = { ...shape, user, host, indent, text: line.trim(), length: line.length }
  })
  return headed
}

const isBelowHead = (shape: PromptShape | null): boolean =>
  shape !== null &&
  shape.strength === 'sure' &&
  shape.host === null &&
  /^(?:[└╰][─╼╴ ]*\S{1,2}|[❯❱➜➤λ]+|\$)$/.test(shape.text)

/** User and host in the first line of a prompt of two lines; null when the line is something else. */
function headOf(line: string, isAlone: boolean): { user: string | null; host: string | null } | null {
  let at = endOfBlanks(line, 0)
  if (line.length - at > 160) return null
  const isBox = '┌╭'.includes(line.charAt(at) || ' ')
  if (isBox) {
    while (at < line.length && '┌╭─╼╴ [('.includes(line.charAt(at))) at++
    const who = userAtHost(line, at)
    return { user: who?.user ?? null, host: who?.host ?? null }
  }
  if (!isAlone) return null
  // `# op @ web in ~/src [12:03:44]`
  const [, user, host] = /^# ([\w.-]{1,40}) @ ([\w.-]{1,60}) in [~/]/.exec(line.slice(at, at + 120)) ?? []
  if (user !== undefined && host !== undefined) return { user, host }
  if (line.charAt(at) === '~') return isPlaceAlone(line, endOfPath(line, at)) ? { user: null, host: null } : null
  const who = userAtHost(line, at)
  if (who !== null) return /^(?::| (?:in )?)[~/]\S*(?: |$)/.test(line.slice(who.end)) ? who : null
  // `web in ~/src on main`
  const end = endOfName(line, at)
  return end > at && /^ in ~?\/?\S*(?: on |$)/.test(line.slice(end)) ? { user: null, host: line.slice(at, end) } : null
}

/** Whether the text is only a folder, or a folder and its branch. */
const isPlaceAlone = (line: string, end: number): boolean =>
  /^(?:\s*$| (?:on|via|is|git:)| \(?[\w./-]{1,60}\)?[*+!✗✓±⇡⇣]*\s*$)/.test(line.slice(end, end + 80))

import { endOfBlanks, endsAt, isWord } from './prompt-parts.ts'
import { userAtHost } from './prompt-who.ts'
import type { Scanned } from './prompt.ts'

/**
 * The prompts of Windows, whose folders may hold blanks and whose command needs none before it.
 *
 *     PS C:\Program Files> dir      [web]: PS C:\> dir      C:\Users\op>dir      op@WEB C:\Users\op>dir
 *     ^^^^^^^^^^^^^^^^^^^^          ^^^^^^^^^^^^^^          ^^^^^^^^^^^^         ^^^^^^^^^^^^^^^^^^^
 */
export function windowsPrompt(line: string, from: number): Scanned | null {
  const code = line.charCodeAt(from)
  if (code === 40 || code === 91 || code === 80) return powershell(line, from)
  const second = line.charAt(from + 1)
  if (second === ':' || (code === 46 && line.startsWith('...\\>', from))) return batch(line, from, null, null)
  if (!isWord(code)) return null
  // `op@WEB C:\Users\op>`, of a session over ssh
  const at = line.indexOf('@', from)
  if (at < 0 || at > from + 40) return null
  const who = userAtHost(line, from)
  if (who === null || line.charAt(who.end) !== ' ' || line.charAt(who.end + 2) !== ':') return null
  return batch(line, who.end + 1, who.user, who.host)
}

const POWERSHELL =
  /(?:\([^()\s]{1,60}\) ?)?(?:\[([\w.-]{1,60})\]: ?)?PS(?: (?=[A-Za-z]\w*:|[~/\\<.])[^<>|\n]{1,120})?>{1,2}/y

function powershell(line: string, from: number): Scanned | null {
  POWERSHELL.lastIndex = from
  const match = POWERSHELL.exec(line)
  if (match === null) return null
  const end = from + match[0].length
  if (!endsAt(line, end) && !isWord(line.charCodeAt(end))) return null
  return { end, user: null, host: match[1] ?? null, root: false, language: 'powershell', strength: 'sure' }
}

const BATCH = /(?:[A-Za-z]:(?:\\[^<>|:"\nλ]{0,120})?|\.\.\.\\)>|[A-Za-z]:\\[^<>|:"\nλ]{0,120} λ(?=\s|$)/y

function batch(line: string, from: number, user: string | null, host: string | null): Scanned | null {
  BATCH.lastIndex = from
  const match = BATCH.exec(line)
  if (match === null) return null
  const end = from + match[0].length
  if (!endsAt(line, end) && !isWord(line.charCodeAt(end)) && line.charAt(end) !== '.') return null
  // `C:\tool > file` sends what a program prints to a file.
  if (line.charAt(end - 1) === '>' && line.charAt(end - 2) === ' ' && endOfBlanks(line, end) > end) return null
  return { end, user, host, root: false, language: 'batch', strength: 'sure' }
}

/**
 * The parts of prompts. Each reader takes a line and an offset and returns the offset after the part, or -1 if the part is not
 * there. No reader looks further than a prompt is long, and none goes back.
 */

/** The longest part of a prompt, in characters. */
const LONGEST = 120

/** Some take it for a sigil. */
const LAMBDA = 0x3bb

export const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

export const isSmall = (code: number): boolean => code >= 97 && code <= 122

/** A letter of any script, a digit or `_`. */
export const isWord = (code: number): boolean =>
  isSmall(code) ||
  (code >= 65 && code <= 90) ||
  isDigit(code) ||
  code === 95 ||
  (code >= 0xc0 && code < 0x2000 && code !== LAMBDA)

/** The offset of the next character that is not blank. */
export function endOfBlanks(line: string, at: number): number {
  while (isBlank(line.charCodeAt(at))) at++
  return at
}

/** Whether a prompt may end here: the line does, or a blank follows. */
export const endsAt = (line: string, at: number): boolean => at >= line.length || isBlank(line.charCodeAt(at))

/**
 * The name of a host, a user or a program, with what the reader fills in.
 *
 *     db-1.example.com    node-<n>    {{ host }}
 *
 * Answers `at` itself where there is none.
 */
export function endOfName(line: string, at: number): number {
  let end = at
  const limit = at + LONGEST
  while (end < limit) {
    const code = line.charCodeAt(end)
    if (isWord(code) || (end > at && (code === 46 || code === 45))) end++
    else if (code === 60 || code === 123) {
      const filled = endOfFilled(line, end, code)
      if (filled < 0) return end
      end = filled
    } else return end
  }
  return end
}

/** `<host>`, `{host}` or `{{ host }}`. */
function endOfFilled(line: string, at: number, opening: number): number {
  const isDouble = opening === 123 && line.charCodeAt(at + 1) === 123
  const from = at + (isDouble ? 2 : 1)
  for (let end = from; end < from + 40 && end < line.length; end++) {
    const code = line.charCodeAt(end)
    if (code === (opening === 60 ? 62 : 125)) {
      if (end === from || (isDouble && line.charCodeAt(end + 1) !== 125)) return -1
      return end + (isDouble ? 2 : 1)
    }
    // `<hr/>` and `</b>` are tags.
    if (!(isWord(code) || code === 46 || code === 45 || (isDouble && code === 32))) return -1
  }
  return -1
}

/** `~/src`, `/srv/www`, `./a`, or the bare name of a folder: up to a blank or a character that no such folder has. */
export function endOfPath(line: string, at: number): number {
  let end = at
  const limit = at + LONGEST
  while (end < limit && end < line.length) {
    const code = line.charCodeAt(end)
    if (code === 60 || code === 123) {
      const filled = endOfFilled(line, end, code)
      if (filled < 0) return end
      end = filled
    } else if (isBlank(code) || '$#%>"\'`;&|=*?()[],}❯➜λ'.includes(line.charAt(end))) return end
    else end++
  }
  return end
}

/** `(venv)`, `(my env)`, `(⎈|kind:default)`: parentheses before or after user and host, never part of a command. */
export function endOfGroup(line: string, at: number): number {
  if (line.charCodeAt(at) !== 40) return -1
  for (let end = at + 1; end < at + 62 && end < line.length; end++) {
    const char = line.charAt(end)
    if (char === ')') return end === at + 1 ? -1 : end + 1
    if ('("\'`;&<>$='.includes(char)) return -1
  }
  return -1
}

/** `[…]` without brackets inside. */
export function endOfBracket(line: string, at: number): number {
  if (line.charCodeAt(at) !== 91) return -1
  for (let end = at + 1; end < at + LONGEST && end < line.length; end++) {
    const char = line.charAt(end)
    if (char === ']') return end === at + 1 ? -1 : end + 1
    if ('["\'`;&$='.includes(char)) return -1
  }
  return -1
}

const TIME = /(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?: ?[AaPp][Mm])?(?![\w.:])/y

/** `12:03`, `2024-01-02 12:03:44`, `9:05 PM`. */
export function endOfTime(line: string, at: number): number {
  TIME.lastIndex = at
  return TIME.test(line) ? TIME.lastIndex : -1
}

const BRANCH =
  / ?\([^()\s"'`;&<>$=][^()"'`;&<>$=]{0,59}\)| \[[^[\]"'`;&<>$=]{1,59}\]| (?:git|hg|svn):\([^()\s]{1,60}\)(?: [✗✔±!*]{1,2})?| [\w./-]{1,60}[*+!✗✓±]{1,3}/y

/** What prompts show after the folder: ` (main)`, ` [main ≡]`, ` git:(main) ✗`, ` main*`. */
export function endOfBranch(line: string, at: number): number {
  const code = line.charCodeAt(at)
  if (code !== 32 && code !== 40) return -1
  BRANCH.lastIndex = at
  return BRANCH.test(line) ? BRANCH.lastIndex : -1
}

/** Signs that end a prompt besides `$`, `#`, `%` and `>`; only context confirms those that other text also uses. */
const signs = '❯❱➤λ⟩\ue0b0\u276d'
const commonSigns = '»›▶▸→'

/**
 * A sigil: the end of a prompt.
 *
 *     op@web:~$ ls
 *             ^
 */
export interface Sigil {
  /** The character that counts: `$`, `#`, `%`, `>`, or another sign. */
  readonly char: string
  readonly end: number
  /** Whether blanks come before it. */
  readonly isSpaced: boolean
  /** Whether only prompts use this sign. */
  readonly isOwn: boolean
}

/** The sigil after at most `blanks` blanks. */
export function sigilAt(line: string, at: number, blanks: number): Sigil | null {
  const from = endOfBlanks(line, at)
  if (from - at > blanks || from >= line.length) return null
  const char = line.charAt(from)
  const isSpaced = from > at
  if (char === '$' || char === '#' || char === '%' || char === '>') {
    const next = line.charCodeAt(from + 1)
    // `$>`, as some write it for a shell
    const end = char !== '>' && next === 62 ? from + 2 : from + 1
    return { char, end, isSpaced, isOwn: char === '$' }
  }
  if (char.charCodeAt(0) < 128) return null
  const isOwn = signs.includes(char)
  if (!isOwn && !commonSigns.includes(char)) return null
  let end = from + 1
  while (line.charAt(end) === char && end - from < 4) end++
  // Coloured segments: each ends in the same arrow, the prompt in the last of them.
  if (char === '\ue0b0') end = line.lastIndexOf(char, from + LONGEST) + 1
  return { char, end, isSpaced, isOwn }
}

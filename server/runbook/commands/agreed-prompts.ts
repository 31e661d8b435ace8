import { commandNames } from './command-names.ts'
import { isDigit } from './prompt-parts.ts'
import type { PromptShape } from './prompt.ts'
import { isProse } from '../prose/is-prose.ts'
import { isStatement } from '../sessions/statement.ts'
import { isConsoleLanguage } from './languages.ts'
import { endOfBlanks, endsAt, isBlank, isWord } from './prompt-parts.ts'

/** The beginning of a line that is a prompt if other lines begin with it too. */
export interface Prefix {
  readonly indent: number
  readonly text: string
  /** The offset after it. */
  readonly length: number
  /** The same for all lines that agree, without counters. */
  readonly key: string
}

/**
 * The words at the start of a line, up to the first sigil with a blank after it.
 *
 *     Protect: SERVER1> query session
 *     ^^^^^^^^^^^^^^^^^               text
 *
 * Null where they read as a command with redirected output, as markup or an arrow, or contain what no prompt has.
 */
export function prefixOf(line: string): Prefix | null {
  const indent = endOfBlanks(line, 0)
  const first = line.charCodeAt(indent)
  if (!(isWord(first) && !isDigit(first)) && first !== 91 && first !== 40 && first !== 42 && first !== 47) return null
  let words = 0
  for (let at = indent; at < indent + 80 && at < line.length; at++) {
    const char = line.charAt(at)
    if (isBlank(char.charCodeAt(0))) {
      if (!isBlank(line.charCodeAt(at + 1)) && ++words > 3) return null
      continue
    }
    if ('"\'`;&|<=?^\\{'.includes(char)) return null
    if (!ENDS.includes(char) || !endsAt(line, at + 1)) continue
    if (!isEnd(line, indent, at, words)) {
      if (char === ']' || char === ')') continue
      return null
    }
    const text = line.slice(indent, at + 1)
    return { indent, text, length: endOfBlanks(line, at + 1), key: `${indent} ${text.replace(/\d+/g, '0')}` }
  }
  return null
}

const ENDS = '>$#%])❯»'

/** Whether a sigil can end a prompt of unknown shape. */
function isEnd(line: string, indent: number, at: number, words: number): boolean {
  const char = line.charAt(at)
  const above = line.charAt(at - 1)
  const text = line.slice(indent, at + 1)
  const [word = ''] = text.split(/[\s>]/, 1)
  if (commandNames.has(word)) return false
  if (char === ']') return /:\d/.test(text) && !/\d\d:\d\d/.test(text) && /[(@]/.test(text)
  if (char === ')') return words === 0 && /^\([a-z][\w+-]{0,20}\)$/.test(text)
  // `mytool run > file` and `mytool # comment` are commands; `[admin@router] >` is none.
  if (isBlank(above.charCodeAt(0)))
    return char === '#' ? / \([^()]+\) #$/.test(text) : /[\])}❯]\s*$/.test(line.slice(indent, at))
  // `US$ 30`, `[1]# a footnote`
  if (!/[A-Za-z]/.test(text) || (char === '$' && isDigit(line.charCodeAt(at + 2)))) return false
  // `location ~ /api$ {`
  if (words > 0 && char !== '>' && !/[@\])]/.test(text)) return false
  if (char === '%') return !isDigit(above.charCodeAt(0))
  if (char === '>') return above !== '>' && (above !== '-' || isWord(line.charCodeAt(at - 2)))
  return true
}

/**
 * Prompts that only the block gives away: two or more lines with the same indentation begin with the same words up to a sigil.
 *
 *     zkcli> ls /
 *     zkcli> get /a
 *
 * One line is enough if it is the first of a block marked as a console, if the rest of it is an SQL statement, or if the prompt
 * has the name of the program that was opened above.
 */
export function agreedPrompts(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  open: readonly (PromptShape | null)[],
  language: string | null,
): readonly (PromptShape | null)[] {
  const prefixes = lines.map((line, index) => (shapes[index] == null ? prefixFor(line, open[index] ?? null) : null))
  if (!prefixes.some(prefix => prefix !== null)) return shapes
  const first = lines.findIndex(line => line.trim() !== '')
  const hasOthers = shapes.some(shape => shape !== null)
  const agreed = new Map<string, number>()
  prefixes.forEach((prefix, index) => {
    if (prefix === null) return
    const text = (lines[index] ?? '').slice(prefix.length, prefix.length + 400)
    if (text === '' || !isProse(text)) agreed.set(prefix.key, (agreed.get(prefix.key) ?? 0) + 1)
  })
  const isConsole = isConsoleLanguage(language)
  const keys = new Map<string, string>()
  prefixes.forEach((prefix, index) => {
    if (prefix === null || keys.has(prefix.key)) return
    const text = (lines[index] ?? '').slice(prefix.length, prefix.length + 400)
    const isFirst = index === first
    const isWordAlone = /^[A-Za-z][\w.:@/()[\]-]*(?<!-)[>#]$/.test(prefix.text)
    const isSql = isWordAlone && isStatement([text], 0, 'sql') && !/^(?:exit|quit)\b/i.test(text)
    const isAgreed = (agreed.get(prefix.key) ?? 0) > 1 && (hasOthers ? isWordAlone : isFirst)
    const isTold =
      isSql ||
      (isConsole && isFirst && text !== '' && !isProse(text) && /[>:#❯]$/.test(prefix.text)) ||
      isOfProgram(prefix.text, lines, shapes, index)
    if (isAgreed || isTold) keys.set(prefix.key, isSql ? 'sql' : (open[index]?.language ?? 'program'))
  })
  if (keys.size === 0) return shapes
  return shapes.map((shape, index) => {
    const prefix = prefixes[index]
    const speech = prefix == null ? undefined : keys.get(prefix.key)
    if (shape !== null || prefix == null || speech === undefined) return shape
    const { indent, text, length } = prefix
    const of = open[index]?.text === text ? open[index] : null
    const host = of?.host ?? null
    return { indent, text, length, user: of?.user ?? null, host, root: false, language: speech, strength: 'sure' }
  })
}

/** The prefix of a line: a prompt that is open to context, or words that might be one. */
const prefixFor = (line: string, open: PromptShape | null): Prefix | null =>
  open !== null && open.language === 'program'
    ? /^\d+>$/.test(open.text) && !/^(?:go|.*[.;])\s*$/i.test(line.slice(open.length, open.length + 400))
      ? null // `2> errors.txt`
      : {
          indent: open.indent,
          text: open.text,
          length: open.length,
          key: `${open.indent} ${open.text.replace(/\d+/g, '0')}`,
        }
    : prefixOf(line)

/** `fdb>` below `$ fdbcli`: programs show their name in their prompt, or the first part of it. */
function isOfProgram(
  text: string,
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  index: number,
): boolean {
  const name = /^([a-z][\w-]+)>$/.exec(text)?.[1]
  if (name === undefined) return false
  for (let above = index - 1; above >= 0 && above > index - 20; above--) {
    const shape = shapes[above]
    if (shape == null) continue
    const word = /^(?:sudo +)?(?:\S*\/)?([\w.-]+)/.exec((lines[above] ?? '').slice(shape.length))?.[1] ?? ''
    return word.startsWith(name)
  }
  return false
}

/**
 * The first line that seems to begin with a prompt, in a block in which no prompt is understood: a word that ends in a sigil, or
 * a sign alone before a word. Null when there is no such line.
 *
 *     ~> ship --now
 *     ^^             text
 */
export function unknownPrompt(lines: readonly string[]): { readonly index: number; readonly text: string } | null {
  for (const [index, line] of lines.entries()) {
    const known = prefixOf(line)
    if (known !== null && known.length < line.length) return { index, text: known.text }
    const [, sign] =
      /^\s*([^\s\w"'`<(]{1,3}|[\w.@:/~()[\]-]{0,40}[>$#%❯»→▶:!])\s+[a-z.~/$]/.exec(line.slice(0, 200)) ?? []
    if (sign !== undefined && !/^(?:#+|-+|\*+|\/\/|\||[•·✓✔✗✘]|[\w.-]*:|.*%)$/u.test(sign)) return { index, text: sign }
  }
  return null
}

import { likeness, type Likeness } from '../commands/likeness.ts'
import { withoutComment } from '../prose/is-prose.ts'
import type { Words } from '../words.ts'

/** Only this much of a long line is looked at, in characters. */
const FARTHEST = 600

/**
 * A line as the observations see it, without its prompt and indentation.
 *
 *     sudo apt install "$PKG"   # as root
 *     ^^^^^^^^^^^^^^^^^^^^^^^              text
 *     ^^^^                                word
 *          ^^^^^^^^^^^^^^^^^^              rest
 */
export interface LineView {
  readonly text: string
  readonly word: string
  readonly rest: string
  /** The text with `q` in place of each quoted part, which must not count. */
  readonly bare: string
  readonly wordCount: number
  /** Whether a comment ends the line. */
  readonly isCommented: boolean
  readonly likeness: Likeness
}

export function viewOf(line: string, known: Words): LineView {
  const whole = line.slice(0, FARTHEST)
  const kept = withoutComment(whole)
  const text = kept.trim()
  const word = /^\S*/.exec(text)?.[0] ?? ''
  return {
    text,
    word,
    rest: text.slice(word.length).trim(),
    bare: /["'`]/.test(text) ? text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, 'q') : text,
    wordCount: text === '' ? 0 : text.split(/\s+/).length,
    isCommented: kept.length < whole.length,
    likeness: likeness(whole, known),
  }
}

import { everyMatch } from '../../text/every-match.ts'
import type { PlaceholderKind } from '../model.ts'
import type { Words } from '../words.ts'
import type { DocumentNames } from './document-names.ts'
import type { Introduced } from './introduced.ts'
import type { Quoted } from './quoted.ts'

/** A placeholder found in a text, by offsets into that text. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly kind: PlaceholderKind
  /** A sentence for the hover. */
  readonly reason: string
}

/** A text of a command, and what its document says about it. */
export interface CommandText {
  readonly text: string
  /** What the command is written in: `sh`, `sql` … */
  readonly language: string
  readonly quoted: Quoted
  readonly names: DocumentNames
  /** Whether `|name|` stands for something else there (RST's `parsed-literal`). */
  readonly substitutes: boolean
  /** Names that `|name|` resolves to. */
  readonly substitutions: Words
  /** Words of the sample output that stands above, which no command had named before. */
  readonly shown: Words
  readonly introduced: Introduced
}

/** Looks for one kind of placeholder in a command. */
export type Finder = (command: CommandText) => Found[]

/** Every match of a global pattern, read by `read`, which may take only so many characters of it; linear for the patterns here, which have no nested repeats. */
export function matches(
  pattern: RegExp,
  text: string,
  read: (match: RegExpExecArray) => (Omit<Found, 'start' | 'end'> & { readonly length?: number }) | null,
): Found[] {
  const found: Found[] = []
  for (const match of everyMatch(text, pattern)) {
    const result = read(match)
    if (result === null || match[0] === '') continue
    const { length = match[0].length, ...what } = result
    found.push({ start: match.index, end: match.index + length, ...what })
  }
  return found
}

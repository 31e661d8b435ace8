import { everyMatch } from '../../text/every-match.ts'
import type { LinePart } from '../../markup/block.ts'
import type { Span } from '../../text/span.ts'
import type { PlaceholderKind } from '../model.ts'
import type { Words } from '../words.ts'
import type { DocumentNames } from './document-names.ts'
import type { Introduced } from './introduced.ts'
import type { Places } from './places.ts'
import type { Quoted } from './quoted.ts'
import type { Spelling } from './weights.ts'

/** A placeholder found in a text, by offsets into that text. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly kind: PlaceholderKind
  /** A sentence for the hover. */
  readonly reason: string
}

/** A part of a command that the page sets off: it is emphasised, or a substitution, which something defines or not. */
export interface Mark extends Span {
  readonly mark: NonNullable<LinePart['mark']> | 'replaced'
  /** What the source calls it. */
  readonly name: string
}

/** What may be a placeholder: its spelling is the first that was observed of it. */
export interface Candidate extends Found {
  readonly spelling: Spelling
}

/** A text of a command, and what its document says about it. */
export interface CommandText {
  readonly text: string
  /** What the command is written in: `sh`, `sql` … */
  readonly language: string
  readonly quoted: Quoted
  readonly places: Places
  readonly names: DocumentNames
  /** Whether `|name|` stands for something else there (RST's `parsed-literal`). */
  readonly substitutes: boolean
  /** Names that `|name|` resolves to. */
  readonly substitutions: Words
  /** Words of the sample output that stands above, which no command had named before. */
  readonly shown: Words
  readonly introduced: Introduced
  /** What the page sets off, in order; nothing where it shows the block as it is written. */
  readonly marks: readonly Mark[]
}

/** Looks for one kind of placeholder in a command. */
export type Finder = (command: CommandText) => Candidate[]

/**
 * Every match of a global pattern, read by `read`, which may take only so many characters of it; linear for the patterns here,
 * which have no nested repeats. Each match holds `sign`, so that most texts need not be looked through.
 */
export function matches(
  pattern: RegExp,
  text: string,
  read: (match: RegExpExecArray) => (Omit<Candidate, 'start' | 'end'> & { readonly length?: number }) | null,
  sign = '',
): Candidate[] {
  const found: Candidate[] = []
  if (!text.includes(sign)) return found
  for (const match of everyMatch(text, pattern)) {
    const result = read(match)
    if (result === null || match[0] === '') continue
    const { length = match[0].length, ...what } = result
    found.push({ start: match.index, end: match.index + length, ...what })
  }
  return found
}

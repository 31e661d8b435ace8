import type { Words } from '../words.ts'

/** Names in capitals that a document itself sets or names as settings, so that they stand for themselves. */
export interface DocumentNames {
  /** Assigned, exported, read or looped over in a block. */
  readonly assigned: Words
  /** Called a setting, variable, constant or option in the text. */
  readonly settings: Words
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*'
const assignments = [
  new RegExp(`(?<![\\w$.-])(${NAME})\\+?\\s?=(?!=)`, 'g'),
  new RegExp(`\\b(?:export|declare|local|readonly|unset|set|for|getopts)\\s+(?:-\\w+\\s+)?(${NAME})\\b`, 'g'),
  new RegExp(`\\bread\\s+(?:-\\w+\\s+(?:"[^"\\n]*"\\s+|'[^'\\n]*'\\s+)?)*(${NAME})\\b`, 'g'),
  new RegExp(`^\\s*(?:- )?["']?(${NAME})["']?:`, 'gm'),
]

const KIND =
  '(?:settings?|(?:environment )?variables?|constants?|options?|parameters?|keys?|flags?|directives?|fields?|columns?|attributes?|env(?:ironment)?|macro)'
const CAPITALS = '[A-Z][A-Z0-9_]{2,}'
const mentions = [
  new RegExp(`\\b(${CAPITALS})[\`'"*]{0,2}\\s+(?:[a-z-]+\\s+)?${KIND}\\b`, 'g'),
  new RegExp(`\\b${KIND}\\s+(?:called\\s+|named\\s+)?[\`'"*]{0,2}(${CAPITALS})\\b`, 'g'),
]

const uses = [new RegExp(`\\$\\{?(${NAME})`, 'g')]

/** The names in the text of blocks of code and in running text; `used` are those that blocks expand: `$NAME`. */
export function documentNames(
  code: readonly string[],
  prose: readonly string[],
): Record<keyof DocumentNames | 'used', ReadonlySet<string>> {
  return { assigned: collect(assignments, code), settings: collect(mentions, prose), used: collect(uses, code) }
}

function collect(patterns: readonly RegExp[], texts: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const text of texts)
    for (const pattern of patterns)
      for (const match of text.matchAll(pattern))
        if (match[1] !== undefined && /[A-Z_]/.test(match[1])) names.add(match[1])
  return names
}

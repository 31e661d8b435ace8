import { everyMatch } from '../../text/every-match.ts'
import type { Words } from '../words.ts'

/** Names that a document itself sets or names as settings, so that they stand for themselves. */
export interface DocumentNames {
  /** Assigned, exported, read or looped over in a block. */
  readonly assigned: Words
  /** Called a setting, variable, constant or option in the text. */
  readonly settings: Words
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*'
const assignments = [new RegExp(`(?<![\\w$.-])(${NAME})\\+?\\s?=(?!=)`, 'g')]
const declarations = [
  new RegExp(
    `\\b(?:export|declare|local|readonly|unset|set|for|getopts|mapfile|readarray|printf\\s+-v)\\s+(?:-\\w+\\s+)?(${NAME})\\b`,
    'g',
  ),
]
/** `read -r host port`, with all its names. */
const reading = /\bread\s([^;|<&\n]{1,120})/g
/** A file whose name says that it sets variables: `source .env`. */
const sourcing = /(?:^|[;&]\s?|\s)(?:source|\.)\s+\S{0,80}(?:env|vars?|variables|settings|config|conf)\b(?!\/)/gm

/** What is quick to look for in a text that may do so. */
const FILES = /(?:source|\.)\s/

/** Stands among the assigned names of a document that reads variables from a file: any may be set there. */
export const FROM_FILE = '.'

/** `KEY: value`, as YAML has it. */
const keys = [new RegExp(`^\\s*(?:- )?["']?(${NAME})["']?:`, 'gm')]

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
  const inCapitals = [...collect(keys, code, ':')].filter(name => /[A-Z_]/.test(name))
  const assigned = new Set([...collect(assignments, code, '='), ...collect(declarations, code), ...inCapitals])
  for (const text of code) {
    for (const [, names = ''] of everyMatch(text, reading))
      for (const [name] of names.replace(/"[^"]*"|'[^']*'/g, '').matchAll(/(?<![\w-])[A-Za-z_]\w*/g)) assigned.add(name)
    if (FILES.test(text) && text.search(sourcing) >= 0) assigned.add(FROM_FILE)
  }
  const used = new Set([...collect(uses, code, '$')].filter(name => /[A-Z_]/.test(name)))
  const mentioning = prose.filter(text => /[A-Z][A-Z0-9_]{2}/.test(text))
  return { assigned, settings: collect(mentions, mentioning), used }
}

/** What patterns find in texts, of which those that find something hold `sign`. */
function collect(patterns: readonly RegExp[], texts: readonly string[], sign = ''): Set<string> {
  const names = new Set<string>()
  for (const text of texts)
    if (text.includes(sign))
      for (const pattern of patterns)
        for (const match of everyMatch(text, pattern)) if (match[1] !== undefined) names.add(match[1])
  return names
}

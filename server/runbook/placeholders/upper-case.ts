import { matches, type Candidate, type Finder } from './finding.ts'
import type { DocumentNames } from './document-names.ts'
import { alone, joinedOwners, namedInOne, nouns, owners } from './nouns.ts'

/** Words in capitals that cannot be meant as they stand: `CONTAINER_NAME`, `VERSION_OLD`. */
export const upperCase: Finder = ({ text, language }) => [
  ...sentences(text),
  ...matches(
    /(?<=^|[\s=/:"'@(-])(?<!(?:^|\s)-)[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*(?=$|[\s/:"'@,.);|&?\\-])(?!-[a-z])/gm,
    text,
    ({ 0: word, index }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      if (/[\w.]-$|\$\{?$|%$|,$/.test(before)) return null
      const standsIn = isStandIn(word)
      if (!standsIn) {
        if (language !== 'sh' || !names(word)) return null
        if (word.length === 1 && !(/[\s/]$/.test(before) && /^(?:\s|$)/.test(text.charAt(index + 1)))) return null
        // A release has a file of that name.
        if (word === 'VERSION' && before.endsWith('/') && !/[/.]/.test(text.charAt(index + word.length))) return null
      }
      return {
        name: word,
        kind: 'upper-case',
        spelling: standsIn ? 'capitals that stand in' : 'capitals that name',
        reason: `${word} stands in capitals for a value, and nothing in this document sets it: fill it in.`,
      }
    },
  ),
]

/** Whether the document sets the name or names it as a setting. */
const isKnown = (word: string, names: DocumentNames): boolean => names.assigned.has(word) || names.settings.has(word)

/** It says what belongs there, not which: `NAMESPACE`, `POOL_NAME`. */
const names = (word: string): boolean => {
  // Of several they are counted: `NODE1`.
  const parts = word
    .toLowerCase()
    .replace(/(?<=[a-z]{2})\d{1,2}$/, '')
    .split(/[_-]/)
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return alone.has(last) || namedInOne.has(last) || isJoined(last)
  return !/^(?:LC|HTTP|HTTPS|NO)_|-KEY$/.test(word) && nouns.has(last)
}

/** Its words say that it stands for a value: `VERSION_OLD`, `NEW_HOST`, `YOUR_TOKEN`. */
export function isStandIn(word: string): boolean {
  const parts = word.toLowerCase().split(/[_-]/)
  if (parts.length < 2) return false
  if (parts[0] === 'your' || parts.at(-1) === 'here') return true
  return (owners.has(parts[0] ?? '') || owners.has(parts.at(-1) ?? '')) && parts.some(part => nouns.has(part))
}

/** `SOMEDIR`, `MYCONFIGDIR`: an owner, and a noun at the end. */
function isJoined(word: string): boolean {
  const owner = joinedOwners.exec(word)?.[0].length ?? word.length
  for (let at = owner; at < Math.min(word.length - 1, owner + 20); at++) if (nouns.has(word.slice(at))) return true
  return false
}

/** `"CONNECTION WITH NEW PASSWORD HERE"`: words in capitals that are a sentence to the reader. */
const sentences = (text: string): Candidate[] =>
  matches(/(?<![\w$-])[A-Z]{2,20}(?: [A-Z]{2,20}){1,8}(?![\w=-])/g, text, ({ 0: whole, index }) => {
    const isQuoted = /["']/.test(text.charAt(index - 1)) && /["']/.test(text.charAt(index + whole.length))
    const addresses = isQuoted
      ? /\b(?:YOUR|HERE|NEW|OLD|PASSWORD|NAME|VALUE|ID|KEY|TOKEN|THE)\b/
      : /\b(?:YOUR|HERE|REPLACE|CHANGE|INSERT)\b/
    if (/\b(?:SELECT|INTO|UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|SHOW|FLUSH|START|STOP|RESET)\b/.test(whole)) return null
    if (!addresses.test(whole) || (!isQuoted && !/ .* /.test(whole))) return null
    return {
      name: whole,
      kind: 'upper-case',
      spelling: 'capitals in a row',
      reason: 'Words in capitals say what belongs there: write it.',
    }
  })

/** In running text: a word in capitals whose own words say that it stands for a value, unless the document names it as a setting. */
export const findStandIns = (text: string, names: DocumentNames): Candidate[] =>
  matches(
    /(?<![\w$-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w=-])/g,
    text,
    ([word]) =>
      isKnown(word, names) || !isStandIn(word)
        ? null
        : {
            name: word,
            kind: 'upper-case',
            spelling: 'capitals that stand in',
            reason: `${word} stands in capitals for a value that this document does not give.`,
          },
    '_',
  )

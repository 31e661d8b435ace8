import { commandNames } from '../commands/command-names.ts'
import { matches, type Finder } from './finding.ts'

/** A comment that says of the values of its line that they are to be replaced. */
const ORDER = /\s#[^\n]{0,80}\b(?:[Rr]eplace|[Cc]hange|[Ss]ubstitute|[Aa]djust)\b[^\n]{0,80}\b(?:with|to|by|your)\b/

/**
 * Values that were copied from sample output: a word that stands in output above and that no command had named
 * before, when it identifies one thing (a pid, an id, an address, a name with a number).
 */
export const sample: Finder = ({ text, shown, places }) => {
  const look = (word: string, index: number) => {
    if (isOrdered(text, index))
      return {
        name: word,
        kind: 'sample' as const,
        spelling: 'asked for behind' as const,
        reason: `The comment behind it asks to replace ${word}.`,
      }
    if (!shown.has(word)) return null
    const reason = `${word} was copied from the sample output above: write what yours shows.`
    return { name: word, kind: 'sample' as const, spelling: 'shown' as const, reason }
  }
  return [
    ...matches(/(?<![\w./:@$%-]|\/dev\/)[\w][\w.:@-]*[\w](?![\w/%-])/g, text, ({ 0: word, index }) => {
      // A number behind `=` is a setting, unless it is searched for; a pid stands by itself.
      const isAlone = /^\s?$/.test(text.charAt(index - 1)) || /grep$/.test(places.at(index).program)
      return !identifies(word) || (/^\d+$/.test(word) && !isAlone) ? null : look(word, index)
    }),
    ...matches(
      /(?<=\/dev\/)[a-z]{2,5}\d{0,3}(?:n\d{1,2}(?:p\d{1,2})?)?(?![\w/-])/g,
      text,
      ({ 0: word, index }) => (isDevice(word) ? look(word, index) : null),
      '/dev/',
    ),
    ...matches(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.-]|\/\d)/g, text, ({ 0: word, index }) =>
      isAddress(word) ? look(word, index) : null,
    ),
    ...matches(/(?<=^|sudo )[a-z][\w-]*(?:\/[a-z][\w-]*)+(?= )/g, text, ([word]) =>
      word.split('/').every(name => commandNames.has(name))
        ? {
            name: word,
            kind: 'sample',
            spelling: 'several programs',
            reason: `${word} names several programs: write the one that you have.`,
          }
        : null,
    ),
  ]
}

function isOrdered(text: string, offset: number): boolean {
  const end = text.indexOf('\n', offset)
  return ORDER.test(text.slice(offset, Math.min(end < 0 ? text.length : end, offset + 400)))
}

/** A pid, an id, an address, a disk, a dated or numbered name; not a word, a version, a port or an option. */
const identifies = (word: string): boolean => isDevice(word) || (/\d/.test(word) && isNumbered(word))

const isNumbered = (word: string): boolean =>
  /^\d{3,}$/.test(word) ||
  isAddress(word) ||
  /(?:^|-)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}$/i.test(word) ||
  (/\d{4,}/.test(word) && /[A-Za-z]/.test(word) && !word.includes(':') && word.length >= 8 && !/^v?\d+\.\d+/.test(word))

/** A disk or a part of one, as the kernel counts them. */
const isDevice = (word: string): boolean =>
  /^(?:[svh]d[a-z]\d{0,2}|xvd[a-z]\d{0,2}|nvme\d{1,2}n\d{1,2}(?:p\d{1,2})?|(?:rbd|loop|nbd|drbd)\d{1,3})$/.test(word)

/** An IPv4 address that is one machine's: not loopback, not a net or its mask. */
const isAddress = (word: string): boolean =>
  /^(?!127\.|255\.|0\.|169\.254\.)\d{1,3}(?:\.\d{1,3}){3}$/.test(word) && !/\.0$/.test(word)

/** The words of an output line that a command may have copied. */
export const outputWords = (line: string): string[] =>
  line
    .slice(0, 2000)
    .match(/[\w][\w.:@-]*[\w]/g)
    ?.flatMap(word => (word.includes(':') ? [word, ...word.split(':')] : [word]))
    .filter(identifies) ?? []

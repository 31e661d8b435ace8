import { commandNames } from '../commands/command-names.ts'
import { matches, type Finder } from './finding.ts'
import { programAt } from './program.ts'

/**
 * Values that were copied from sample output: a word that stands in output above and that no command had named
 * before, when it identifies one thing (a pid, an id, an address, a name with a number).
 */
export const sample: Finder = ({ text, shown }) => [
  ...matches(/(?<![\w.:@$%-])(?<!(?<!\/dev)\/)[\w][\w.:@-]*[\w](?![\w/%-])/g, text, ({ 0: whole, index }) => {
    // `10.0.0.5:3300`: the port is another matter.
    const word = /^[\d.]+(?=:)/.exec(whole)?.[0] ?? whole
    if (!identifies(word) || !shown.has(word)) return null
    // A number behind `=` is a setting, unless it is searched for; a pid stands by itself.
    if (/^\d+$/.test(word) && !/^\s?$/.test(text.charAt(index - 1)) && !/grep$/.test(programAt(text, index))) return null
    return {
      name: word,
      length: word.length,
      kind: 'sample',
      reason: `${word} was copied from the sample output above: write what yours shows.`,
    }
  }),
  ...matches(/(?<=^|sudo )[a-z][\w-]*(?:\/[a-z][\w-]*)+(?= )/g, text, ([word]) =>
    word.split('/').every(name => commandNames.has(name))
      ? { name: word, kind: 'sample', reason: `${word} names several programs: write the one that you have.` }
      : null,
  ),
]

/** A pid, an id, an address, a disk, a dated or numbered name; not a word, a version, a port or an option. */
const identifies = (word: string): boolean =>
  /^\d{3,}$/.test(word) ||
  isAddress(word) ||
  /^(?:[svh]d[a-z]\d{0,2}|xvd[a-z]\d{0,2}|nvme\d{1,2}n\d{1,2}(?:p\d{1,2})?|(?:rbd|loop|nbd|drbd)\d{1,3})$/.test(word) ||
  /(?:^|-)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}$/i.test(word) ||
  (/\d{4,}/.test(word) && /[A-Za-z]/.test(word) && word.length >= 8 && !/^v?\d+\.\d+/.test(word))

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

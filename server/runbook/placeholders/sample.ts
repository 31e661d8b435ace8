import { commandNames } from '../commands/command-names.ts'
import { matches, type Finder } from './finding.ts'

/**
 * Values that were copied from sample output: a word that stands in output above and that no command had named
 * before, when it identifies one thing (a pid, an id, a name with a number); and ids that a system makes up.
 */
export const sample: Finder = ({ text, shown }) => [
  ...matches(/(?<![\w./:@$%-])[\w][\w.:@-]*[\w](?![\w/%-])/g, text, match => {
    const word = match[0]
    if (!identifies(word) || !shown.has(word)) return null
    // A number behind `=` is a setting; a pid stands by itself.
    if (/^\d+$/.test(word) && !/^\s?$/.test(text.charAt(match.index - 1))) return null
    return { name: word, kind: 'sample', reason: `${word} was copied from the sample output above: yours will differ.` }
  }),
  ...matches(/(?<![\w./-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[a-f0-9]{8,10}-[a-z0-9]{5}(?![\w-])/g, text, ([word]) => ({
    name: word,
    kind: 'sample',
    reason: `${word} is the name of one pod: yours will differ.`,
  })),
  ...matches(/(?<![\w/-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi, text, ([word]) =>
    /^[0-]+$/.test(word)
      ? null
      : {
          name: word,
          kind: 'sample',
          reason: `${word} identifies one thing on the author's system: yours will differ.`,
        },
  ),
  ...matches(/(?<![\w./@:-])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{24}(?![\w-])/g, text, ([word]) => ({
    name: word,
    kind: 'sample',
    reason: `${word} identifies one thing on the author's system: yours will differ.`,
  })),
  ...matches(/(?<![\w:-])\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?(?![\w:])/g, text, ([word]) => ({
    name: word,
    kind: 'sample',
    reason: `${word} is the moment that the author meant: yours will differ.`,
  })),
  ...matches(/(?<=^|sudo )[a-z][\w-]*(?:\/[a-z][\w-]*)+(?= )/g, text, ([word]) =>
    word.split('/').every(name => commandNames.has(name))
      ? { name: word, kind: 'sample', reason: `${word} names several programs: write the one that you have.` }
      : null,
  ),
]

/** A pid, an id, a dated or numbered name; not a word, a version, a port or an option. */
const identifies = (word: string): boolean =>
  /^\d{3,}$/.test(word) ||
  /(?:^|-)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}$/i.test(word) ||
  (/\d{4,}/.test(word) && /[A-Za-z]/.test(word) && word.length >= 8 && !/^v?\d+\.\d+/.test(word))

/** The words of an output line that a command may have copied. */
export const outputWords = (line: string): string[] =>
  line
    .slice(0, 2000)
    .match(/[\w][\w.:@-]*[\w]/g)
    ?.filter(identifies) ?? []

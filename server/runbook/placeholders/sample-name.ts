import { matches, type Finder } from './finding.ts'

/** A word that says of itself that it is an example. */
const EXAMPLE = '(?:test|example|sample|dummy)_[a-z]\\w*'
/** A date within a name. */
const DATE = '(?:20\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d|[0-3]\\d-[0-3]\\d-20\\d\\d)'

const DATED = new RegExp(`(?<![\\w./:-])(?=[\\w.-]{0,80}?${DATE})[A-Za-z][\\w.-]{5,120}`, 'g')

const EXAMPLE_NAME = new RegExp(`(?<![\\w./:-])${EXAMPLE}(?:\\.${EXAMPLE}){0,3}(?![\\w/.(=-])`, 'g')

/** Names that can only be the author's, wherever they stand: a backup's with its date, a machine's with its number. */
export const sampleName: Finder = ({ text }) => [
  ...matches(DATED, text, ({ 0: word }) =>
    /backup|dump|snapshot|export|bak\b|\.(?:sql|rdb|xbs)(?:\.|$)/i.test(word) && /\.[a-z]{2,4}$/.test(word)
      ? {
          name: word,
          kind: 'sample',
          spelling: 'dated',
          reason: `${word} has the author's date in its name: write the name of yours.`,
        }
      : null,
  ),
  ...matches(
    /(?<=[\s=,@])(?<!--(?:name|hostname)[\s=])(?:node|host|controller|compute|worker|server|machine|infra|storage|vm|instance)[-_]?\d{1,2}(?=[\s,:]|$)/g,
    text,
    ([word]) => ({
      name: word,
      kind: 'sample',
      spelling: 'numbered',
      reason: `${word} is one of the author's machines, by number: write the name of yours.`,
    }),
  ),
  ...matches(EXAMPLE_NAME, text, ([word]) => ({
    name: word,
    kind: 'sample',
    spelling: 'called an example',
    reason: `${word} says of itself that it is only an example: write a name of yours.`,
  })),
]

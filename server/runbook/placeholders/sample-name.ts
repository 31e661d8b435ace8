import { matches, type Finder } from './finding.ts'
import { programAt } from './program.ts'

/** A word that says of itself that it is an example. */
const EXAMPLE = '(?:test|example|sample|dummy)_[a-z]\\w*'
/** A date within a name. */
const DATE = '(?:20\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d|[0-3]\\d-[0-3]\\d-20\\d\\d)'

const DATED = new RegExp(`(?<![\\w./:-])(?=[\\w.-]{0,80}?${DATE})[A-Za-z][\\w.-]{5,120}`, 'g')
const EXAMPLES = new RegExp(`(?<![\\w./:-])${EXAMPLE}(?:\\.${EXAMPLE}){0,3}(?![\\w/.(=-])`, 'g')

/** Names that can only be the author's, wherever they stand: a backup's with its date, the file that lists the author's machines. */
export const sampleName: Finder = ({ text }) => [
  ...matches(DATED, text, ({ 0: word }) =>
    /backup|dump|snapshot|export|bak\b|\.(?:sql|rdb|xbs)(?:\.|$)/i.test(word) && /\.[a-z]{2,4}$/.test(word)
      ? { name: word, kind: 'sample', reason: `${word} has the author's date in its name: write the name of yours.` }
      : null,
  ),
  ...matches(/(?<=\s(?:-i|--inventory)[\s=])[A-Za-z][\w-]*(?=\s|$)/g, text, ({ 0: word, index }) =>
    /ansible/.test(programAt(text, index))
      ? { name: word, kind: 'sample', reason: `${word} is the author's inventory: write the path of yours.` }
      : null,
  ),
  ...matches(
    /(?<=[\s=,@])(?<!--(?:name|hostname)[\s=])(?:node|host|controller|compute|worker|server|machine|infra|storage|vm|instance)[-_]?\d{1,2}(?=[\s,:]|$)/g,
    text,
    ({ 0: word, index }) =>
      index === 0
        ? null
        : {
            name: word,
            kind: 'sample',
            reason: `${word} is one of the author's machines, by number: write the name of yours.`,
          },
  ),
  // What is made here may have the name that the author gave it.
  ...matches(EXAMPLES, text, ({ 0: word }) =>
    /\b(?:create|createdb|createuser|mkdir|touch|init|add|new|pytest|useradd)\b/i.test(text)
      ? null
      : {
          name: word,
          kind: 'sample',
          reason: `${word} says of itself that it is only an example: write a name of yours.`,
        },
  ),
]

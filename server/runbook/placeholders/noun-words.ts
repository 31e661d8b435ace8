import { matches, type Finder } from './finding.ts'
import { namedInOne, naming, nouns, verbs } from './nouns.ts'

/** `pool-name`, `osd_id`, `volname`, `"your secret key"`: arguments in small letters that say what belongs there instead of saying which. */
export const nounWords: Finder = ({ text, language, quoted }) => {
  if (language !== 'sh') return []
  const found = ([whole]: RegExpExecArray) => ({
    name: whole,
    kind: 'example' as const,
    spelling: 'words that name' as const,
    reason: `${whole} only says what belongs here: write the real one.`,
  })
  return [
    ...matches(
      /(?<=[\s=/:@])(?<!\s-[co][\s=])(?<!--?[\w-]{0,30}(?:sort|column|field|label|key|output|format)\S{0,20}[\s=])[a-z][a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){0,4}(?=$|[\s/:,])/gm,
      text,
      match => (isNaming(match[0]) && quoted.at(match.index) === 'plain' ? found(match) : null),
    ),
    // A whole argument; `"your disk is full"` is what is printed.
    ...matches(
      /(?<=["'])your(?: [a-z0-9-]{1,20}){1,5}(?=["'])/g,
      text,
      match => (nouns.has(match[0].slice(match[0].lastIndexOf(' ') + 1)) ? found(match) : null),
      'your',
    ),
  ]
}

function isNaming(word: string): boolean {
  if (namedInOne.has(word)) return true
  const parts = word.split(/[-_]/)
  // `set-cluster-name` is what to do.
  return !verbs.has(parts[0] ?? '') && naming.has(parts.at(-1) ?? '') && nouns.has(parts.at(-2) ?? '')
}

import { matches, type Finder } from './finding.ts'
import { naming, nouns } from './nouns.ts'

/** `pool-name`, `osd_id`, `volname`: an argument in small letters that says what belongs there instead of saying which. */
export const nounWords: Finder = ({ text, language, quoted }) =>
  language !== 'sh'
    ? []
    : matches(
        /(?<=[\s=/:@])(?<!\s-o[\s=])(?<!--?[\w-]{0,30}(?:sort|column|field|label|key|output|format)\S{0,20}[\s=])[a-z][a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){1,4}(?=$|[\s/:,])/gm,
        text,
        ({ 0: word, index }) => {
          const parts = word.split(/[-_]/)
          if (quoted.at(index) !== 'plain' || !naming.has(parts.at(-1) ?? '') || !nouns.has(parts.at(-2) ?? ''))
            return null
          return {
            name: word,
            kind: 'example',
            spelling: 'words that name',
            reason: `${word} only says what belongs here: write the real one.`,
          }
        },
      )

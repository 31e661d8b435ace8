import { commandNames } from '../commands/command-names.ts'
import { substitutionPattern } from '../commands/mask.ts'
import { matches, type Finder, type Candidate } from './finding.ts'

/** `|name|`, which the page shows another text for, and which a shell would take for two pipes. */
export const substitution: Finder = ({ text, language, substitutes, substitutions }) => {
  const find = (pattern: RegExp, isName: (name: string) => boolean): Candidate[] =>
    matches(
      pattern,
      text,
      ([whole, name = '']) =>
        isName(name) ? { name, kind: 'substitution', spelling: 'bars', reason: reasonOf(whole, name) } : null,
      '|',
    )
  const reasonOf = (whole: string, name: string) =>
    substitutions.has(name)
      ? `${whole} is a substitution, which only the page replaces: write the text that it shows.`
      : `${whole} is a substitution that this document does not define: write the text that the page shows for it.`
  if (substitutes) return find(/(?<![\w|])\|([A-Za-z][\w.-]*)\|(?![\w|])/g, () => true)
  return language === 'sh' ? find(substitutionPattern(), name => !commandNames.has(name)) : []
}

import { matches, type Finder } from './finding.ts'

/** `|name|` that the document does not define, where a block substitutes names. */
export const substitution: Finder = ({ text, substitutes, substitutions }) =>
  substitutes
    ? matches(/(?<![\w|])\|([A-Za-z][\w.-]*)\|(?![\w|])/g, text, ([whole, name = '']) =>
        substitutions.has(name)
          ? null
          : { name, kind: 'substitution', reason: `${whole} is a substitution that this document does not define.` },
      )
    : []

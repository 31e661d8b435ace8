import { doubleBracePattern } from '../commands/mask.ts'
import { matches, type Candidate, type Finder } from './finding.ts'

/** `{{ name }}`, `{{< name >}}`, `{SR-UUID}`, `%node%` and `@NODE@`; not Go's templates, nor the shell's own braces. */
export const braces: Finder = command => [...between(command), ...doubled(command.text), ...single(command)]

/** Batch files expand their percent signs themselves. */
const between: Finder = ({ text, language }) => [
  ...matches(
    /(?<![\w@.])@([A-Z][A-Z0-9_]{1,39})@(?![\w@])/g,
    text,
    ([whole, name = '']) => ({
      name,
      kind: 'braces',
      spelling: 'at signs',
      reason: `${whole} stands for a value between at signs: fill it in.`,
    }),
    '@',
  ),
  ...(language === 'batch'
    ? []
    : matches(
        /(?<![\w%+])%([A-Za-z](?:[\w.-]{0,39}[A-Za-z0-9])?)%(?![\w%])/g,
        text,
        ({ 0: whole, 1: name = '', index }) =>
          // Between quotes it is SQL's "anything": `like "%x%"`.
          /\b(?:i?like|where)\b[^;\n]{0,80}$/i.test(text.slice(Math.max(0, index - 100), index))
            ? null
            : {
                name,
                kind: 'braces',
                spelling: 'percent signs',
                reason: `${whole} stands for a value between percent signs: fill it in.`,
              },
        '%',
      )),
]

const doubled = (text: string): Candidate[] =>
  matches(
    doubleBracePattern(),
    text,
    ([whole]) => {
      const name = whole.slice(2, -2).replace(/^[<%-]?\s*\.?|\s*[>%-]?$/g, '')
      if (/^(?:range|end|json|if|else|with|template|define|block|println?|printf|item|inventory_hostname)\b/.test(name))
        return null
      return {
        name: name.replace(/["'`\\]/g, ''),
        kind: 'braces',
        spelling: 'double braces',
        reason: `${whole} stands for a value in double braces: fill it in.`,
      }
    },
    '{{',
  )

const single: Finder = ({ text, language, quoted }) =>
  matches(
    /(?<![A-Za-z0-9$}{@%\\])\{([A-Za-z][\w-]{1,60}(?: [\w-]{1,40}){0,4})\}(?!\{)/g,
    text,
    ({ 1: name = '', index }) => {
      if (/^(?:end|range|print|else|if|HEAD)\b/.test(name)) return null
      const quoting = quoted.at(index)
      if (quoting === 'single' || quoting === 'literal-document') return null
      const isUpper = /^[A-Z][A-Z0-9_ -]*$/.test(name)
      const isWords = /[-_ ]/.test(name)
      // A shell takes braces around one word for nothing at all, so that no author means them as they stand.
      const isBare = quoting === 'plain' && language === 'sh' && !/\s/.test(name)
      if (!isUpper && !isWords && !isBare && !/[=/]/.test(text.charAt(index - 1))) return null
      return {
        name,
        kind: 'braces',
        spelling: 'braces',
        reason: `{${name}} stands for a value in braces: fill it in.`,
      }
    },
    '{',
  )

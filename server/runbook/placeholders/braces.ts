import { matches, type Finder } from './finding.ts'
import { programAt } from './program.ts'

/** Programs that fill in templates themselves. */
const fillsTemplates = /ansible|^(?:helm|helmfile|consul-template|gomplate|envsubst|salt|salt-call|jinja2|j2)$/

/** `{{ name }}`, `{SR-UUID}` and `%node%`; not templates that a program fills in itself, nor the shell's own braces. */
export const braces: Finder = ({ text, language, quoted }) => [
  ...(language === 'batch'
    ? []
    : matches(
        /(?<![\w%+])%([A-Za-z](?:[\w.-]{0,39}[A-Za-z0-9])?)%(?![\w%])/g,
        text,
        ({ 0: whole, 1: name = '', index }) =>
          // Between quotes it is SQL's "anything": `like "%x%"`.
          /\b(?:i?like|where)\b[^;\n]{0,80}$/i.test(text.slice(Math.max(0, index - 100), index))
            ? null
            : { name, kind: 'braces', reason: `${whole} stands for a value between percent signs: fill it in.` },
      )),
  ...(/--(?:format|template)|go-template/.test(text)
    ? []
    : matches(/\{\{-? ?(\.?)([A-Za-z_][\w .-]{0,60}?) ?-?\}\}/g, text, ({ 0: whole, 1: dot, 2: name = '', index }) => {
        if (
          /^(?:range|end|json|if|else|with|template|define|block|println?|printf|item|inventory_hostname)\b/.test(name)
        )
          return null
        if (fillsTemplates.test(programAt(text, index))) return null
        // With a dot it is Go's, which the program behind the quotes reads.
        if (dot !== '' && language === 'sh' && quoted.at(index) !== 'plain') return null
        return { name, kind: 'braces', reason: `${whole} stands for a value in double braces: fill it in.` }
      })),
  ...matches(
    /(?<![A-Za-z0-9$}{@%\\])\{([A-Za-z][\w-]{1,60}(?: [\w-]{1,40}){0,4})\}(?!\{)/g,
    text,
    ({ 1: name = '', index }) => {
      if (/^(?:end|range|print|else|if|HEAD)\b/.test(name)) return null
      const quoting = quoted.at(index)
      if (quoting === 'single' || quoting === 'literal-document') return null
      const isUpper = /^[A-Z][A-Z0-9_ -]*$/.test(name)
      const isWords = /[-_ ]/.test(name)
      // A shell takes braces around one word for nothing at all, so that nobody means them as they stand.
      const isBare = quoting === 'plain' && language === 'sh' && !/\s/.test(name)
      if (!isUpper && !isWords && !isBare && !/[=/]/.test(text.charAt(index - 1))) return null
      return { name, kind: 'braces', reason: `{${name}} stands for a value in braces: fill it in.` }
    },
  ),
]

import { matches, type Finder } from './finding.ts'

/** `{{ name }}`, `{SR-UUID}` and `%node%`; not templates that a program fills in itself, nor the shell's own braces. */
export const braces: Finder = ({ text, language }) => [
  ...(language === 'batch'
    ? []
    : matches(/(?<![\w%+])%([A-Za-z][\w.-]{1,40})%(?![\w%])/g, text, ([whole, name = '']) => ({
        name,
        kind: 'braces',
        reason: `Text between percent signs stands for a value: replace ${whole}.`,
      }))),
  ...(/^\s*(?:sudo\s+)?ansible|--(?:format|template)|go-template|\bhelm\s+template/.test(text)
    ? []
    : matches(/\{\{ ?([A-Za-z_][\w .-]{0,60}?) ?\}\}/g, text, ([whole, name = '']) =>
        /^(?:range|end|json|if|else|with|template|define|block|println?|printf)\b/.test(name)
          ? null
          : { name, kind: 'braces', reason: `Text in double braces stands for a value: replace ${whole}.` },
      )),
  ...matches(/(?<![\w$}{@\\])\{([A-Za-z][\w-]{1,60}(?: [\w-]{1,40}){0,4})\}(?!\{)/g, text, match => {
    const name = match[1] ?? ''
    const isUpper = /^[A-Z][A-Z0-9_ -]*$/.test(name)
    const isWords = /[-_ ]/.test(name) && !inSingleQuotes(text, match.index)
    if (!isUpper && !isWords && !/[=/]$/.test(text.slice(0, match.index))) return null
    if (/^(?:end|range|print|else|if|HEAD)\b/.test(name) || inSingleQuotes(text, match.index)) return null
    return { name, kind: 'braces', reason: `Text in braces stands for a value: replace {${name}}.` }
  }),
]

/** Whether an odd number of `'` stands before the offset. */
export const inSingleQuotes = (text: string, offset: number): boolean =>
  (text.slice(0, offset).split("'").length - 1) % 2 === 1

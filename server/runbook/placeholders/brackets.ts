import { matches, type Finder } from './finding.ts'

/** `[your-host]`, `[instance id]`, `[HOSTNAME]`, `[options]` as words of their own; not tests, patterns, indexes or sections of a file. */
export const brackets: Finder = ({ text, quoted }) =>
  matches(
    /(?<=^|[\s=/:"'@])\[([A-Za-z][A-Za-z0-9]*(?:[-_ ][A-Za-z0-9]+){1,6}(?: ?(?:\.\.\.|…))?|[A-Z]{3,}|[a-z]{4,})\](?=$|[\s/:"',.@])/g,
    text,
    ({ 0: whole, 1: name = '', index }) => {
      // `[mysqld]` in `printf "[mysqld]\n"`, in a pattern of grep.
      if (quoted.at(index) !== 'plain' && !/[-_ ]/.test(name)) return null
      if (/^[a-z]+$/.test(name) && !/^\s?$/.test(text.charAt(index - 1))) return null
      return {
        name,
        kind: 'brackets',
        spelling: 'brackets',
        reason: `${whole} stands for a value in brackets: replace it, brackets and all.`,
      }
    },
    '[',
  )

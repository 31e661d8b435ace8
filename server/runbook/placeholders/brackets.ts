import { matches, type Finder } from './finding.ts'

/** `[your-host]`, `[instance id]`, `[HOSTNAME]` as words of their own; not tests, patterns or indexes. */
export const brackets: Finder = ({ text }) =>
  matches(
    /(?<=^|[\s=/:"'@])\[([A-Za-z][A-Za-z0-9]+(?:[-_ ][A-Za-z0-9]+){1,6}|[A-Z]{3,})\](?=$|[\s/:"',.@])/g,
    text,
    ([whole, name = '']) => ({
      name,
      kind: 'brackets',
      reason: `Text in brackets stands for a value: replace ${whole}.`,
    }),
  )

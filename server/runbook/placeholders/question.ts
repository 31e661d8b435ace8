import { matches, type Found } from './finding.ts'

/** What an author left open: `(?)`, `???`, `TODO`, `FIXME`, `TBD`. */
export const findQuestions = (text: string): Found[] =>
  matches(/\(\?\)|\?{3,}|(?<![\w`/.-])(?:TODO|FIXME|TBD|XXX)(?![\w/-])/g, text, ([whole]) => ({
    name: whole,
    kind: 'question',
    reason: 'An open question: its author did not finish this.',
  }))

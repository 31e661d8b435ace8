import { matches, type Found } from './finding.ts'

/** What an author left open: `(?)`, `???`, `TODO`, `FIXME`, `TBD`. */
export const findQuestions = (text: string): Found[] =>
  matches(/\(\?\)|\?{3,}|(?<![\w`/.-])(?:TODO|FIXME|TBD|XXX)(?![\w/-])/g, text, ([whole]) => ({
    name: whole,
    kind: 'question',
    reason: 'Its author left this open: find the answer before you go on.',
  }))

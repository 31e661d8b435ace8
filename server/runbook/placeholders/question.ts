import { matches, type Candidate } from './finding.ts'

/** What an author left open: `(?)`, `???`, `TODO`, `FIXME`, `TBD`. */
export const findQuestions = (text: string): Candidate[] =>
  matches(/\(\?\)|\?{3,}|(?<![\w`/.-])(?:TODO|FIXME|TBD|XXX)(?![\w/-])/g, text, ([whole]) => ({
    name: whole,
    kind: 'question',
    spelling: 'question',
    reason: 'Its author left this open: find the answer before you go on.',
  }))

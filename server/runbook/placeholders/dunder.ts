import { matches, type Candidate, type Finder } from './finding.ts'

/** Python's own names of this spelling. */
const python =
  /^__(?:init|main|name|file|pycache__?|all|doc|version|str|repr|dict|class|future|builtins|call|enter|exit|new|del|path|package)__$/

/** `__placeholder__` in commands and in running text; in commands `_id_from_step_2_`, too. */
export const dunder: Finder = ({ text }) => [
  ...findDunders(text),
  ...matches(
    /(?<![\w/.-])_[A-Za-z][A-Za-z0-9]{0,40}(?:_[A-Za-z0-9]{1,40}){1,8}_(?![\w.(=-])/g,
    text,
    ([whole]) => candidate(whole, whole.slice(1, -1)),
    '_',
  ),
]

export const findDunders = (text: string): Candidate[] =>
  matches(
    /(?<![\w/.])__[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+){0,6}__(?![\w.])/g,
    text,
    ([whole]) => (python.test(whole) ? null : candidate(whole, whole.slice(2, -2))),
    '__',
  )

const candidate = (whole: string, name: string) => ({
  name,
  kind: 'dunder' as const,
  spelling: 'underscores' as const,
  reason: `${whole} marks a gap between underscores: its author has still to fill it.`,
})

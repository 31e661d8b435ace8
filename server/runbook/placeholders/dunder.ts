import { matches, type Finder, type Found } from './finding.ts'

/** Python's own names of this spelling. */
const python =
  /^__(?:init|main|name|file|pycache__?|all|doc|version|str|repr|dict|class|future|builtins|call|enter|exit|new|del|path|package)__$/

/** `__placeholder__`, in commands and in running text. */
export const dunder: Finder = ({ text }) => findDunders(text)

export const findDunders = (text: string): Found[] =>
  matches(/(?<![\w/.])__[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+){0,6}__(?![\w.])/g, text, ([whole]) =>
    python.test(whole)
      ? null
      : {
          name: whole.slice(2, -2),
          kind: 'dunder',
          reason: `${whole} marks a gap between double underscores: its author has still to fill it.`,
        },
  )

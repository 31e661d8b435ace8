import { matches, type Finder } from './finding.ts'

/** `...` or `…` as a word of a command: something was left out. */
export const ellipsis: Finder = ({ text }) =>
  matches(/(?<=\s|^|=)(?:\.\.\.|…|\[\.\.\.\]|\[…\])(?=\s|$)/g, text, ([whole]) => ({
    name: whole,
    kind: 'ellipsis',
    spelling: 'ellipsis',
    reason: 'Something was left out here: write the rest of the command.',
  }))

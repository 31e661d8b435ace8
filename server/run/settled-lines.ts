import type { RunEvent, SettledLine } from './event.ts'

/** The decisions on the lines in doubt of a step, in one run. */
export interface SettledLines {
  /** SHA-256 (hex) of the step's text when the decisions were made; they do not count for another text. */
  readonly hash: string
  /** In the order of `Step.doubts`, without lines that have no decision. */
  readonly lines: readonly (SettledLine & { readonly by: string })[]
}

/** By step id, with one more word of the operator's: the newest on a line counts, and only for the step's newest text. */
export function settledLines(
  before: Readonly<Record<string, SettledLines>> = {},
  { step, hash, lines, by }: Extract<RunEvent, { readonly event: 'lines.settled' }>,
): Readonly<Record<string, SettledLines>> {
  const known = before[step]?.hash === hash ? before[step].lines : []
  const said = new Set(lines.map(({ index }) => index))
  const all = [...known.filter(({ index }) => !said.has(index)), ...lines.map(line => ({ ...line, by }))]
  return { ...before, [step]: { hash, lines: all.sort((a, b) => a.index - b.index) } }
}

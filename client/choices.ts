import type { OutlineAlternative, OutlineStep } from '../server/protocol.ts'

/** The choices that a step depends on, the outermost first. */
export function choicesOf({ alternative }: OutlineStep): readonly OutlineAlternative[] {
  const choices: OutlineAlternative[] = []
  for (let at = alternative ?? undefined; at !== undefined; at = at.within) choices.unshift(at)
  return choices
}

/** By group, the way that is taken: the one of the step touched last. `touched` are the steps on the way, the last one last. */
export const waysTaken = (touched: readonly OutlineStep[]): Map<string, string> =>
  new Map(touched.flatMap(step => choicesOf(step).map(({ group, branch }) => [group, branch] as const)))

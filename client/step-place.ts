import type { Outline } from '../server/protocol.ts'

/**
 * The line, from 0, at which a step stands now. One that was changed stands where it stood among the others: behind the
 * nearest step before it that is still there.
 */
export function lineOfStep(now: Outline, saw: Outline, id: string): number {
  const line = (at: number) => now.steps[at]?.range.start.line
  const same = now.steps.findIndex(step => step.id === id)
  if (same !== -1) return line(same) ?? 0
  const was = saw.steps.findIndex(step => step.id === id)
  const before = saw.steps
    .slice(0, Math.max(0, was))
    .map(step => now.steps.findIndex(({ id }) => id === step.id))
    .findLast(at => at !== -1)
  return line((before ?? -1) + 1) ?? line(now.steps.length - 1) ?? 0
}

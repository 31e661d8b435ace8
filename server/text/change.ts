import type { Edit } from './edit.ts'

/**
 * How far an edit reached: what stood between `start` and `oldEnd` was replaced by what stands between `start` and
 * `newEnd` now.
 *
 *     kill 21347 now
 *          ^^^^^         start, oldEnd
 *     kill <pid> now
 *          ^^^^^         start, newEnd
 */
export interface Change {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

export const changeOf = ({ span, text }: Edit): Change => ({
  start: span.start,
  oldEnd: span.end,
  newEnd: span.start + text.length,
})

/** By how much what stands behind a change has moved. */
export const shiftOf = ({ oldEnd, newEnd }: Change): number => newEnd - oldEnd

/** One change that reaches over both: `next` was made to the text that `first` left. */
export function joined(first: Change, next: Change): Change {
  // What `next` reached, as the text before `first` had it, and the other way round.
  const oldEnd = next.oldEnd <= first.newEnd ? first.oldEnd : next.oldEnd - shiftOf(first)
  const newEnd = first.newEnd <= next.oldEnd ? next.newEnd : first.newEnd + shiftOf(next)
  return { start: Math.min(first.start, next.start), oldEnd: Math.max(first.oldEnd, oldEnd), newEnd }
}

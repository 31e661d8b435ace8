/**
 * One thing that can be seen of a line, its neighbours or its block. What a line is follows from all of them together: each
 * has a weight (weights.json), above 0 where it speaks for something to type, below 0 where it speaks for something shown.
 */
export interface Observation<Seen> {
  /** Names the weight; kebab-case, never reused for something else. */
  readonly name: string
  /** What is seen, as the end of a sentence that begins with "it". */
  readonly says: string
  readonly holds: (seen: Seen) => boolean
}

export const observation = <Seen>(name: string, says: string, holds: (seen: Seen) => boolean): Observation<Seen> => ({
  name,
  says,
  holds,
})

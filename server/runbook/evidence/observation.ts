/**
 * One thing to observe about a line, its neighbours or its block. All observations together decide what a line is: each has
 * a weight (weights.json), above 0 when it suggests something typed, below 0 when it suggests something shown.
 */
export interface Observation<Seen> {
  /** The name of its weight: kebab-case, never reused for another meaning. */
  readonly name: string
  /** The observation as the end of a sentence that begins with "It"; readers see it. */
  readonly says: string
  readonly holds: (seen: Seen) => boolean
}

export const observation = <Seen>(name: string, says: string, holds: (seen: Seen) => boolean): Observation<Seen> => ({
  name,
  says,
  holds,
})
